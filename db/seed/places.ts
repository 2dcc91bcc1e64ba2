export type RoomOrPerson = "surgeon" | "anaesthetist" | "nurse" | "theatre" | "bay" | "consulting_room";
export type Role = "desk" | "nurse" | "surgeon" | "anaesthetist" | "manager";

const WEEKDAYS = [1, 2, 3, 4, 5];
const hour = (hours: number, minutes = 0) => hours * 60 + minutes;

/** ISO weekdays, and minutes from midnight on the site's wall clock. */
export type HoursPlan = { weekdays: number[]; opens: number; closes: number };
export type ResourcePlan = { kind: RoomOrPerson; name: string; hours: HoursPlan[] };
export type SitePlan = {
  key: string;
  name: string;
  zone: string;
  jurisdiction: string;
  address: string;
  directions: string;
  phone: string;
  emergencyNumber: string;
  abuseLine: string;
  afterHoursPhone: string | null;
  resources: ResourcePlan[];
  patients: number;
};
/** `passphrase`: a demo sign-in; `pin`: for a device that theatre shares. People who are booked share their name with a resource. */
export type StaffPlan = { name: string; email: string; roles: Role[]; passphrase?: string; pin?: string };
export type PracticePlan = {
  slug: string;
  name: string;
  sites: SitePlan[];
  staff: StaffPlan[];
  reviewer: string;
};

const on = (weekdays: number[], opens: number, closes: number): HoursPlan[] => [{ weekdays, opens, closes }];
const rooms = (kind: RoomOrPerson, names: string[], hours: HoursPlan[]): ResourcePlan[] =>
  names.map((name) => ({ kind, name, hours }));

const paris: SitePlan = {
  key: "paris",
  name: "Paris",
  zone: "Europe/Paris",
  jurisdiction: "FR",
  address: "12 rue de l’Exemple, 75000 Paris",
  directions: "Second floor. The lift is on the left.",
  phone: "+33 1 00 00 00 42",
  emergencyNumber: "15",
  abuseLine: "3919",
  afterHoursPhone: "+33 1 00 00 00 48",
  patients: 420,
  resources: [
    ...rooms("theatre", ["Theatre 1"], on(WEEKDAYS, hour(8), hour(14))),
    ...rooms("theatre", ["Theatre 2"], on([2, 4], hour(8), hour(13))),
    ...rooms("bay", ["Bay 1", "Bay 2", "Bay 3", "Bay 4"], on(WEEKDAYS, hour(7), hour(19))),
    ...rooms("consulting_room", ["Room 1", "Room 2"], on(WEEKDAYS, hour(8), hour(18, 30))),
    ...rooms("surgeon", ["Dr Ada Muster", "Dr Noé Voorbeeld"], on(WEEKDAYS, hour(8), hour(18, 30))),
    ...rooms("anaesthetist", ["Dr Ida Exempel"], on([1, 2, 3, 4], hour(7, 30), hour(17))),
    ...rooms("anaesthetist", ["Dr Luc Exemplu"], on([2, 4], hour(7, 30), hour(14))),
    ...rooms("nurse", ["Nour Misal", "Jo Paraugs"], on(WEEKDAYS, hour(7), hour(15, 30))),
    ...rooms("nurse", ["Ewa Wzór", "Tess Sampla"], on(WEEKDAYS, hour(9), hour(19))),
  ],
};

const newYork: SitePlan = {
  key: "new-york",
  name: "New York",
  zone: "America/New_York",
  jurisdiction: "US-NY",
  address: "120 Example Street, New York, NY 10000",
  directions: "Suite 4. Ring once.",
  phone: "+1 212 555 0142",
  emergencyNumber: "911",
  abuseLine: "1 800 799 7233",
  afterHoursPhone: null,
  patients: 130,
  resources: [
    ...rooms("theatre", ["Theatre 1"], on([1, 3, 4], hour(8), hour(13))),
    ...rooms("bay", ["Bay 1", "Bay 2", "Bay 3"], on(WEEKDAYS, hour(7), hour(18))),
    ...rooms("consulting_room", ["Room 1"], on(WEEKDAYS, hour(8), hour(18))),
    ...rooms("surgeon", ["Dr Priya Udaharan"], on(WEEKDAYS, hour(8), hour(18))),
    ...rooms("anaesthetist", ["Dr Sam Halimbawa"], on([1, 3, 4], hour(7, 30), hour(15))),
    ...rooms("nurse", ["Ana Amostra", "Kai Contoh"], on(WEEKDAYS, hour(7), hour(18))),
  ],
};

const london: SitePlan = {
  key: "london",
  name: "London",
  zone: "Europe/London",
  jurisdiction: "GB-ENG",
  address: "7 Sample Row, London E0 0EX",
  directions: "Ground floor, the green door.",
  phone: "+44 20 7946 0042",
  emergencyNumber: "999",
  abuseLine: "0808 2000 247",
  afterHoursPhone: null,
  patients: 110,
  resources: [
    ...rooms("theatre", ["Theatre 1"], on([2, 3], hour(8), hour(13))),
    ...rooms("bay", ["Bay 1", "Bay 2", "Bay 3"], on(WEEKDAYS, hour(7), hour(18))),
    ...rooms("consulting_room", ["Room 1"], on(WEEKDAYS, hour(8), hour(18))),
    ...rooms("surgeon", ["Dr Gwen Enghraifft", "Dr Omar Namuna"], on(WEEKDAYS, hour(8), hour(18))),
    ...rooms("anaesthetist", ["Dr Ola Eksempel"], on([2, 3], hour(7, 30), hour(15))),
    ...rooms("nurse", ["Mia Shembull", "Pia Esimerkki"], on(WEEKDAYS, hour(7), hour(18))),
  ],
};

export const practicePlans: PracticePlan[] = [
  {
    slug: "linden",
    name: "Linden, demo practice",
    sites: [paris, newYork],
    reviewer: "Dr Ada Muster",
    staff: [
      {
        name: "Lou Modèle",
        email: "desk@linden.example",
        roles: ["desk"],
        passphrase: "demo desk likes quiet mornings",
      },
      {
        name: "Kim Primjer",
        email: "kim@linden.example",
        roles: ["desk"],
        passphrase: "demo kim waters the plants",
      },
      {
        name: "Alex Vzorec",
        email: "manager@linden.example",
        roles: ["manager", "desk"],
        passphrase: "demo manager counts the chairs",
      },
      {
        name: "Dr Ada Muster",
        email: "surgeon@linden.example",
        roles: ["surgeon"],
        passphrase: "demo surgeon draws small boats",
        pin: "4917",
      },
      {
        name: "Dr Noé Voorbeeld",
        email: "voorbeeld@linden.example",
        roles: ["surgeon"],
        passphrase: "demo voorbeeld walks the dunes",
        pin: "6183",
      },
      {
        name: "Dr Ida Exempel",
        email: "anaesthetist@linden.example",
        roles: ["anaesthetist"],
        passphrase: "demo anaesthetist hums old songs",
        pin: "7285",
      },
      { name: "Dr Luc Exemplu", email: "exemplu@linden.example", roles: ["anaesthetist"] },
      {
        name: "Nour Misal",
        email: "nurse@linden.example",
        roles: ["nurse"],
        passphrase: "demo nurse bakes rye bread",
        pin: "3064",
      },
      { name: "Jo Paraugs", email: "jo@linden.example", roles: ["nurse"] },
      { name: "Ewa Wzór", email: "ewa@linden.example", roles: ["nurse"] },
      { name: "Tess Sampla", email: "tess@linden.example", roles: ["nurse"] },
      {
        name: "Dr Priya Udaharan",
        email: "udaharan@linden.example",
        roles: ["surgeon"],
        passphrase: "demo udaharan paints tall bridges",
      },
      { name: "Dr Sam Halimbawa", email: "halimbawa@linden.example", roles: ["anaesthetist"] },
      { name: "Ana Amostra", email: "ana@linden.example", roles: ["nurse"] },
      { name: "Kai Contoh", email: "kai@linden.example", roles: ["nurse"] },
    ],
  },
  {
    slug: "harbour",
    name: "Harbour, demo practice",
    sites: [london],
    reviewer: "Dr Gwen Enghraifft",
    staff: [
      {
        name: "Robin Pavyzdys",
        email: "desk@harbour.example",
        roles: ["desk"],
        passphrase: "demo harbour desk feeds gulls",
      },
      {
        name: "Sasha Näide",
        email: "manager@harbour.example",
        roles: ["manager"],
        passphrase: "demo harbour manager ties knots",
      },
      {
        name: "Dr Gwen Enghraifft",
        email: "surgeon@harbour.example",
        roles: ["surgeon"],
        passphrase: "demo harbour surgeon rows early",
        pin: "8357",
      },
      { name: "Dr Omar Namuna", email: "namuna@harbour.example", roles: ["surgeon"] },
      { name: "Dr Ola Eksempel", email: "anaesthetist@harbour.example", roles: ["anaesthetist"] },
      {
        name: "Mia Shembull",
        email: "nurse@harbour.example",
        roles: ["nurse"],
        passphrase: "demo harbour nurse knits scarves",
        pin: "2749",
      },
      { name: "Pia Esimerkki", email: "pia@harbour.example", roles: ["nurse"] },
    ],
  },
];
