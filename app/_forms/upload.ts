import type { ErrorView } from "#server/api/trpc.ts";

/**
 * Sends a form and tells how much of it has gone, in percent: what `fetch` cannot say. Answers `kept`, the reason of the refusal, or `offline` where nothing answered.
 */
export function upload(address: string, body: FormData, sent: (percent: number) => void): Promise<string> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => sent(Math.round((loaded / total) * 100));
    request.onload = () => resolve(request.status < 300 ? "kept" : reasonIn(request.responseText));
    request.onerror = () => resolve("offline");
    request.onabort = () => resolve("offline");
    request.open("POST", address);
    request.setRequestHeader("x-dayward", "1");
    request.send(body);
  });
}

function reasonIn(text: string): string {
  try {
    return (JSON.parse(text) as Partial<ErrorView>).reason ?? "refused";
  } catch {
    return "refused";
  }
}
