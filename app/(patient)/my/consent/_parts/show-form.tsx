import type { ReactNode } from "react";

type Props = {
  doc?: string;
  consentId?: string;
  /** Names what is shown, where there are several. */
  label?: string;
  main?: boolean;
  children: ReactNode;
};

/** *Show*: by a form, since it is her own wish. */
export function ShowForm({ doc, consentId, label, main = false, children }: Props) {
  return (
    <form action="/my/consent/show" method="post">
      {doc && <input type="hidden" name="doc" value={doc} />}
      {consentId && <input type="hidden" name="consentId" value={consentId} />}
      <button
        className={main ? "btn main wide" : "btn wide"}
        type="submit"
        {...(label ? { "aria-label": label } : {})}
      >
        {children}
      </button>
    </form>
  );
}
