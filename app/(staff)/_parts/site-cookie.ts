/** Holds the id of the site that was looked at last, for as long as the browser is open. */
export const SITE_COOKIE = "dayward-site";
