import type { ReactNode } from "react";
import type { Bar, Course, Trace } from "./course.ts";

type SpotProps = { x: number; y?: number; className?: string | undefined; children: ReactNode };

/** A place in percent of what is around it, from which everything else keeps its size: the chart is as wide as its page, its words are not. */
export const Spot = ({ x, y = 0, className, children }: SpotProps) => (
  <svg x={`${x}%`} y={`${y}%`} overflow="visible" className={className} aria-hidden="true">
    {children}
  </svg>
);

type PlotProps = { course: Course; kind: "pain" | "temperature" | "bleeding"; children: ReactNode };

export function Plot({ course: { ticks, now }, kind, children }: PlotProps) {
  return (
    <svg className={`plot chart ${kind}`} overflow="visible" aria-hidden="true">
      <g className="grid">
        {ticks.map(({ from, day }) => (
          <line key={day} x1={`${from}%`} x2={`${from}%`} y1="0%" y2="100%" />
        ))}
      </g>
      <line className="axis" x1="0%" x2="100%" y1="100%" y2="100%" />
      {now !== null && <line className="nowbar" x1={`${now}%`} x2={`${now}%`} y1="0%" y2="100%" />}
      {children}
    </svg>
  );
}

/** Where the words of a point stand: above it, or beside it where the line of now would go through them. */
const ABOVE = { y: -12, textAnchor: "middle" } as const;
const BESIDE = { x: -5, y: -12, textAnchor: "end" } as const;
const isAt = (now: number | null, x: number) => now !== null && Math.abs(now - x) < 4;

type LinesProps = { trace: Trace; now: number | null; label: string; digits: number };

/** A line through what was read; what is out is another shape, not only another colour. */
export function Lines({ trace: { points, limit }, now, label, digits }: LinesProps) {
  return (
    <>
      <line className="limit" x1="0%" x2="100%" y1={`${limit}%`} y2={`${limit}%`} />
      <Spot x={100} y={limit}>
        <text className="bad" y="-5" textAnchor="end">
          {label}
        </text>
      </Spot>
      {points.slice(1).map(({ at, x, y }, n) => {
        const from = points[n];
        return (
          from && (
            <line key={at} className="trace" x1={`${from.x}%`} y1={`${from.y}%`} x2={`${x}%`} y2={`${y}%`} />
          )
        );
      })}
      {points.map(({ at, x, y, value, isOut, isSaid }) => (
        <Spot key={at} x={x} y={y}>
          {isOut ? <path className="dot out" d="M0-8 8 0 0 8-8 0Z" /> : <circle className="dot" r="4" />}
          {isSaid && (
            <text className={isOut ? "value bad" : "value"} {...(isAt(now, x) ? BESIDE : ABOVE)}>
              {value.toFixed(digits)}
            </text>
          )}
        </Spot>
      ))}
    </>
  );
}

/** How much she bled, as height and in words; what is out stands out. */
export const Bars = ({ bars }: { bars: readonly (Bar & { label: string })[] }) =>
  bars.map(({ at, x, height, isOut, isSaid, label }) => (
    <g key={at} className={isOut ? "bar out" : "bar"}>
      <Spot x={x}>
        <rect x="-8" y={`${100 - height}%`} width="16" height={`${height}%`} />
      </Spot>
      {isSaid && (
        <Spot x={x} y={100 - height}>
          <text y="-5" textAnchor="middle" className={isOut ? "bad" : undefined}>
            {label}
          </text>
        </Spot>
      )}
    </g>
  ));
