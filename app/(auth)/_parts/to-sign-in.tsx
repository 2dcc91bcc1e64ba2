import { useTranslations } from "next-intl";

/** To where she signs in, without saying from which link. */
export function ToSignIn({ slug }: { slug: string | null }) {
  const words = useTranslations("Door");
  return (
    <p>
      <a href={slug ? `/p/${slug}` : "/"} rel="noreferrer">
        {words("signIn")}
      </a>
    </p>
  );
}
