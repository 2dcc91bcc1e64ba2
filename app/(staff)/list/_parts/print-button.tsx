"use client";

export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" className="btn main" onClick={() => window.print()}>
      <span className="icon i-print" aria-hidden="true" /> {label}
    </button>
  );
}
