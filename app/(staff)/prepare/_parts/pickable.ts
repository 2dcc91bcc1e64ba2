/** An item that can be ticked together with others. */
export type Pickable = { caseId: string; itemId: string };
