"use client";

/** Prints the page; what does not belong on paper is dropped by the print sheet. */
export function PrintButton({ label, className = "btn" }: { label: string; className?: string }) {
  return (
    <button type="button" className={className} onClick={() => window.print()}>
      <span className="icon i-print" aria-hidden="true" /> {label}
    </button>
  );
}
