/** Minutes from midnight on the site's wall clock. */
export type Stretch = { from: number; to: number };
export type ListPlan = Stretch & { theatre: string; surgeon: string; weekdays: number[] };
export type ClinicPlan = { surgeon: string; room: string; weekdays: number[]; stretches: Stretch[] };
/** Who operates where, and who consults when. `anaesthetists`: how many of them work on these weekdays. */
export type Rota = {
  bays: number;
  /** How much of the consulting hours is asked for, against a full clinic. */
  demand: number;
  lists: ListPlan[];
  clinics: ClinicPlan[];
  anaesthetists: (weekday: number) => number;
};

const stretch = (from: number, to: number): Stretch => ({ from: from * 60, to: to * 60 });

const MUSTER = "Dr Ada Muster";
const VOORBEELD = "Dr Noé Voorbeeld";
const UDAHARAN = "Dr Priya Udaharan";
const ENGHRAIFFT = "Dr Gwen Enghraifft";
const NAMUNA = "Dr Omar Namuna";

/** By the site's key. Lists end with the theatre's hours (places.ts). London has one consulting room, so its surgeons take turns. */
export const rotas: Record<string, Rota> = {
  paris: {
    demand: 1,
    bays: 4,
    lists: [
      { theatre: "Theatre 1", surgeon: MUSTER, weekdays: [1, 2, 4, 5], ...stretch(8, 14) },
      { theatre: "Theatre 1", surgeon: VOORBEELD, weekdays: [3], ...stretch(8, 14) },
      { theatre: "Theatre 2", surgeon: VOORBEELD, weekdays: [2, 4], ...stretch(8, 13) },
    ],
    clinics: [
      { surgeon: MUSTER, room: "Room 1", weekdays: [1, 2, 4, 5], stretches: [stretch(14.5, 18)] },
      { surgeon: MUSTER, room: "Room 1", weekdays: [3], stretches: [stretch(9, 12.5), stretch(14, 18)] },
      {
        surgeon: VOORBEELD,
        room: "Room 2",
        weekdays: [1, 5],
        stretches: [stretch(9, 12.5), stretch(14, 18)],
      },
      { surgeon: VOORBEELD, room: "Room 2", weekdays: [2, 4], stretches: [stretch(14, 18)] },
      { surgeon: VOORBEELD, room: "Room 2", weekdays: [3], stretches: [stretch(14.5, 18)] },
    ],
    anaesthetists: (weekday) => [0, 1, 2, 1, 2, 0][weekday] ?? 0,
  },
  "new-york": {
    demand: 0.8,
    bays: 3,
    lists: [{ theatre: "Theatre 1", surgeon: UDAHARAN, weekdays: [1, 3, 4], ...stretch(8, 13) }],
    clinics: [
      { surgeon: UDAHARAN, room: "Room 1", weekdays: [1, 3, 4], stretches: [stretch(14, 17.5)] },
      {
        surgeon: UDAHARAN,
        room: "Room 1",
        weekdays: [2, 5],
        stretches: [stretch(9, 12.5), stretch(13.5, 17)],
      },
    ],
    anaesthetists: (weekday) => ([1, 3, 4].includes(weekday) ? 1 : 0),
  },
  london: {
    demand: 0.6,
    bays: 3,
    lists: [
      { theatre: "Theatre 1", surgeon: ENGHRAIFFT, weekdays: [2], ...stretch(8, 13) },
      { theatre: "Theatre 1", surgeon: NAMUNA, weekdays: [3], ...stretch(8, 13) },
    ],
    clinics: [
      { surgeon: ENGHRAIFFT, room: "Room 1", weekdays: [1, 3, 4], stretches: [stretch(9, 13)] },
      { surgeon: NAMUNA, room: "Room 1", weekdays: [1, 3, 4], stretches: [stretch(14, 17.5)] },
      { surgeon: NAMUNA, room: "Room 1", weekdays: [2, 5], stretches: [stretch(9, 13)] },
      { surgeon: ENGHRAIFFT, room: "Room 1", weekdays: [2, 5], stretches: [stretch(14, 17.5)] },
    ],
    anaesthetists: (weekday) => ([2, 3].includes(weekday) ? 1 : 0),
  },
};
