/** So much of a number or an address as tells two apart, and not whose it is. */
export function endOf(to: string): string {
  const [name = "", host] = to.split("@");
  return host === undefined
    ? `… ${to.slice(-2)}`
    : `${name.slice(0, 1)}…@…${host.slice(host.lastIndexOf("."))}`;
}
