/** A patient's name as it is shown; an imported one may have but one part. */
export const fullName = ({ givenName, familyName }: { givenName: string; familyName: string }): string =>
  `${givenName} ${familyName}`.trim();
