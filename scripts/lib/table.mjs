/**
 * A measurement as lines of text: its name, then one line for every number or word in it, nested names joined by dots.
 *
 * @param {string} name
 * @param {Record<string, unknown>} result
 */
export function table(name, result) {
	const rows = flatten("", result);
	const width = Math.max(0, ...rows.map(([key]) => key.length));
	return `${name}\n${rows.map(([key, value]) => `  ${key.padEnd(width)}  ${value}\n`).join("")}\n`;
}

/**
 * @param {string} prefix
 * @param {unknown} value
 * @returns {[string, string][]}
 */
function flatten(prefix, value) {
	if (value === null || typeof value !== "object") return [[prefix, show(value)]];
	if (Array.isArray(value) && value.every((item) => item === null || typeof item !== "object")) {
		return [[prefix, value.map(show).join("  ")]];
	}
	return Object.entries(value).flatMap(([key, inner]) => flatten(prefix === "" ? key : `${prefix}.${key}`, inner));
}

/** @param {unknown} value */
function show(value) {
	return typeof value === "number" && !Number.isInteger(value) ? String(Number(value.toPrecision(5))) : String(value);
}
