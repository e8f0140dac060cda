/** What a link says and cannot mean; its message is one sentence. */
export class LinkError extends Error {}

/** A point would end the field that it stands in, and a space does not survive in an address. */
export const inLink = (value: number | string | boolean): string => String(value).replace(/[. ]/g, "~");

/** The number that `inLink` wrote. Throws a LinkError that names `field`. */
export const numberInLink = (text: string, field: string): number => numberOf(text.replace("~", "."), field);

/** Throws a LinkError that names `field` when `text` is no number. */
export function numberOf(text: string, field: string): number {
	const value = /^-?\d+(\.\d+)?(e-\d+)?$/.test(text) ? Number(text) : Number.NaN;
	if (Number.isNaN(value)) throw new LinkError(`${field} is “${text.slice(0, 40)}”; allowed: a number.`);
	return value;
}

/** A list of `key_value` with points between. Throws a LinkError when it is not that, or when a key comes twice. */
export function pairsOf(text: string, field: string): [key: string, value: string][] {
	const seen = new Set<string>();
	return text.split(".").map((part) => {
		const [, key = "", value = ""] = /^([a-zA-Z~-]+)_(.*)$/.exec(part) ?? [];
		if (key === "") throw new LinkError(`${field} holds “${part.slice(0, 40)}”; allowed: a name, _ and a value.`);
		const name = key.replaceAll("~", ".");
		if (seen.has(name)) {
			throw new LinkError(`${field}.${name.slice(0, 40)} is given twice; allowed: each field once.`);
		}
		seen.add(name);
		return [name, value];
	});
}
