"use client";

import "#app/_ui/styles.css";
import words from "./_messages/failed.json";

/**
 * The frame itself failed: no layout, no catalogue of words. Its few words are a file of their own, since they come with every page. It says no name,
 * and nothing of what was on the screen.
 */
export default function Failed({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>{words.title}</title>
        <main className="calm" id="main">
          <h1>{words.failed}</h1>
          <p>{words.failedMeans}</p>
          {error.digest && (
            <p className="soft">
              {words.number} {error.digest}
            </p>
          )}
          <button type="button" className="btn main" onClick={() => window.location.reload()}>
            {words.again}
          </button>
        </main>
      </body>
    </html>
  );
}
