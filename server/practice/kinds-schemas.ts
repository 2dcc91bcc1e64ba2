/** What a booking can hold, in the order in which it is read out: people, then places and things. Free of zod, for pages that need the words alone. */
export const personKinds = ["surgeon", "anaesthetist", "nurse"] as const;
export const roomKinds = ["theatre", "bay", "consulting_room", "equipment"] as const;
export const resourceKinds = [...personKinds, ...roomKinds] as const;
