/** The mark: a ruled day with one booking on it. */
export function Brand() {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path d="M5 2v20M5 3h5M5 7.5h3M5 12h5M5 16.5h3M5 21h5" stroke="currentColor" strokeWidth="1.6" />
      <path d="M12 7.5h8v9h-8z" fill="currentColor" />
    </svg>
  );
}
