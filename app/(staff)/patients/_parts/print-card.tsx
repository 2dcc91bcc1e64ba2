"use client";

export function PrintCard({ label }: { label: string }) {
  return (
    <button type="button" className="btn" onClick={() => window.print()}>
      <span className="icon i-print" aria-hidden="true" /> {label}
    </button>
  );
}
