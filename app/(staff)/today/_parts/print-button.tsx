"use client";

/** Prints the day's list; the print sheet drops everything else. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" className="push" onClick={() => window.print()}>
      <span className="icon i-print" aria-hidden="true" /> {label}
    </button>
  );
}
