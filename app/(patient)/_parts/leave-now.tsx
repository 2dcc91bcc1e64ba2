"use client";

import { type FormEvent, useEffect } from "react";

const PATIENCE_MS = 2000;

/** Ends the session and replaces the page. Without scripts the form does the same, one entry of history later. */
export function LeaveNow({ label }: { label: string }) {
  useEffect(() => {
    // A page that a browser kept alive in spite of no-store is asked for again, and shows nothing meanwhile.
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      document.documentElement.hidden = true;
      window.location.reload();
    };
    window.addEventListener("pageshow", onShow);
    return () => window.removeEventListener("pageshow", onShow);
  }, []);

  async function leave(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    document.documentElement.hidden = true;
    document.title = "";
    const ended = fetch("/my/leave", { method: "POST", redirect: "manual", keepalive: true });
    await Promise.race([ended, new Promise((done) => setTimeout(done, PATIENCE_MS))]).catch(() => {});
    window.location.replace("/");
  }

  return (
    <form action="/my/leave" method="post" onSubmit={leave}>
      <button className="btn ink wide" type="submit">
        <span className="icon i-leave" aria-hidden="true" /> {label}
      </button>
    </form>
  );
}
