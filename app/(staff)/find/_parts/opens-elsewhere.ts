/** A click that asks for a new tab or window keeps its meaning. */
export const opensElsewhere = (event: {
  metaKey: boolean;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}): boolean => event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
