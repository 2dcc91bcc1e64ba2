let came = false;

/** A key leads to another page: whoever pressed it goes on with the keyboard there. */
export function noteKey(): void {
  came = true;
}

/** Whether a key led here; asked once, it is forgotten. */
export function tookKey(): boolean {
  const by = came;
  came = false;
  return by;
}
