/** The locale that the address (`?lang=de`) or else the browser asks for. */
export const wantedLocale = (): string => new URLSearchParams(location.search).get("lang") ?? navigator.language;

/**
 * Which of the locales that are `there` serves who wants `wanted`: this one, or the nearest more general one (RFC 4647,
 * section 3.4: "de-AT" is served by "de"). Null for none.
 */
export function serving(wanted: string, there: readonly string[]): string | null {
	const parts = wanted.toLowerCase().split("-");
	for (let length = parts.length; length > 0; length--) {
		const found = there.find((locale) => locale.toLowerCase() === parts.slice(0, length).join("-"));
		if (found !== undefined) return found;
	}
	return null;
}
