"use client";

import { useTranslations } from "next-intl";

/** Something unforeseen: what was kept, what to do, and the number under which its cause was written down. */
export default function StaffError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const words = useTranslations("Staff");
  return (
    <main className="calm" id="main">
      <h1>{words("failed")}</h1>
      <p>{words("failedMeans")}</p>
      {error.digest && <p className="soft">{words("failedNumber", { id: error.digest })}</p>}
      <div className="btns">
        <button type="button" className="btn main" onClick={reset}>
          {words("again")}
        </button>
      </div>
    </main>
  );
}
