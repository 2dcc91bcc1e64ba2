import { type Dice, dice } from "./dice.ts";

// Family names are words for "example" or "sample", so that nobody takes these people for real ones.
const FAMILY =
  `Adibide Amostra Campione Contoh Dæmi Ejemplo Eksempel Enghraifft Esempio Esimerkki Exempel Exemple Exemplo
  Exemplu Halimbawa Mfano Misal Modèle Muestra Muster Namuna Näide Örnek Paraugs Pavyzdys Példa Primer Primjer Příklad
  Przykład Sampla Shembull Udaharan Vzor Vzorec Voorbeeld Wzór`
    .split(/\s+/)
    .filter(Boolean);

const GIVEN =
  `Ada Agnes Aïcha Alba Amal Amina Ana Anouk Aya Beatriz Camille Chiara Clara Dalia Dina Eline Elif Emma Esra Eva Fatou
  Freya Greta Hanna Hiba Ida Ines Ingrid Iris Jana Joana Julia Karin Lara Leïla Lena Lina Lucía Maëlle Maja Malika Mara
  Marta Maya Mina Mira Nadia Naïma Nina Noor Nora Olga Paula Rania Rosa Salma Sara Selma Sofia Tara Vera Yara Zoé`
    .split(/\s+/)
    .filter(Boolean);

export type PersonName = { givenName: string; familyName: string };

/** As many distinct, clearly invented names as asked for, at the most every given name with every family name. */
export function inventNames(count: number, seed: number): PersonName[] {
  const all = GIVEN.flatMap((givenName) => FAMILY.map((familyName) => ({ givenName, familyName })));
  if (count > all.length) throw new Error(`only ${all.length} names can be made`);
  return shuffled(all, dice(seed)).slice(0, count);
}

function shuffled<T>(all: readonly T[], roll: Dice): T[] {
  return all
    .map((one) => ({ one, at: roll.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
