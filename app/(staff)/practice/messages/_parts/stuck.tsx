import { getTranslations } from "next-intl/server";
import type { StuckView } from "#server/messaging/message-schemas.ts";
import { MessageLine } from "../../../_parts/message-line.tsx";
import { SendAgain } from "./send-again.tsx";

/** What did not leave, or may not have, each with its way on. */
export async function Stuck({ stuck, zone }: { stuck: StuckView["stuck"]; zone: string }) {
  const words = await getTranslations("Messages");
  return (
    <section className="part" aria-labelledby="stuck">
      <h2 id="stuck">{words("stuck.title")}</h2>
      <p className="soft">{words(stuck.length > 0 ? "stuck.means" : "stuck.none")}</p>
      <ul className="rows message-lines">
        {stuck.map((one) => (
          <MessageLine key={one.messageId} message={one} zone={zone}>
            {one.state === "unknown" && <span className="small soft">{words("stuck.mayArriveTwice")}</span>}
            {one.state === "sent" ? (
              <span className="small soft">{words("stuck.called")}</span>
            ) : (
              <SendAgain messageId={one.messageId} rule={words(`rules.${one.rule}`)} />
            )}
          </MessageLine>
        ))}
      </ul>
    </section>
  );
}
