import { getRequestConfig } from "next-intl/server";
import en from "./en.json";

/** One language today. Dates are formatted by `app/_format`, in the site's zone. */
export default getRequestConfig(async () => ({ locale: "en", messages: en, timeZone: "UTC" }));
