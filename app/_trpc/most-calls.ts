/** How many calls one request may carry, for those who send and for the one who answers: more would hold up everybody else's. */
export const MOST_CALLS = 10;
