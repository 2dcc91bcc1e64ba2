import { useTranslations } from "next-intl";
import { PrintButton } from "../../_parts/print-button.tsx";

/** What the patterns mean, the keys, and the list on paper. */
export function Legend({ mayMove }: { mayMove: boolean }) {
  const words = useTranslations("Today.legend");
  return (
    <div className="board-foot">
      {swatches.map(([look, word]) => (
        <span key={look}>
          <i className={`swatch ${look}`} /> {words(word)}
        </span>
      ))}
      <PrintButton className="push" label={words("print")} />
      {mayMove && (
        <span>
          <kbd>F</kbd> {words("find")}
        </span>
      )}
      {mayMove && (
        <span>
          <kbd>M</kbd> {words("move")}
        </span>
      )}
      <span>
        <kbd>←</kbd>
        <kbd>→</kbd> {words("day")}
      </span>
      <span>
        <kbd>?</kbd> {words("keys")}
      </span>
    </div>
  );
}

const swatches = [
  ["setup", "setup"],
  ["oper", "operation"],
  ["now", "now"],
  ["turnover", "turnover"],
  ["ran-over", "late"],
  ["came-not", "missed"],
  ["hours-lost", "lost"],
] as const;
