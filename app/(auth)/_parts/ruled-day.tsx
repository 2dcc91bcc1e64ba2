import type { CSSProperties } from "react";

const HOURS = [7, 8, 9, 10, 11, 12, 13, 14];
/** In hours from seven: set-up, operation, turnover. */
const CASES = [
  [1, 1.25, 2.5, 2.75],
  [5, 5.25, 6.75, 7],
] as const;
const NOW = 3.7;

const placed = (values: Record<string, number>) => values as CSSProperties;

/** A day on the wall, drawn for its looks: nobody's. */
export function RuledDay() {
  return (
    <div className="door-day" aria-hidden="true">
      {HOURS.map((hour, row) => (
        <span key={hour} style={placed({ "--i": row })}>
          {hour}
          <sup>00</sup>
        </span>
      ))}
      {CASES.map(([from, starts, ends, to]) => [
        <i key={`${from} shut`} className="shut" style={placed({ "--a": from, "--b": starts })} />,
        <i key={`${from} work`} className="work" style={placed({ "--a": starts, "--b": ends })} />,
        <i key={`${from} after`} className="after" style={placed({ "--a": ends, "--b": to })} />,
      ])}
      <b style={placed({ "--at": NOW })} />
    </div>
  );
}
