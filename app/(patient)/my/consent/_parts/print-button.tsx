"use client";

/** Prints the page. Hidden where no script runs: a browser's own menu prints it too. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" className="btn wide by-script" onClick={() => window.print()}>
      <span className="icon i-print" aria-hidden="true" /> {label}
    </button>
  );
}
