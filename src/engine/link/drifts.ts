import type { DriftSwitch } from "../../world/drift.ts";
import { SHAPES } from "../../world/shape.ts";
import { inLink, LinkError, numberInLink } from "./text.ts";

/** A drift that is switched on: its id, and the options in which it differs from its file. */
export const encodeSwitch = (on: DriftSwitch): string => `${on.id}${encodeOptions(on)}`;

/** Options of a drift that differ from its file: f(rom), t(o), h (shape), o(ver), p(eriod), s(trength). */
export function encodeOptions(on: DriftSwitch): string {
	const { from, to, shape, over, period, strength } = on;
	return [
		from === undefined ? "" : `_f${from}`,
		to === undefined ? "" : to === null ? "_t-" : `_t${to}`,
		shape === undefined ? "" : `_h${SHAPES.indexOf(shape)}`,
		over === undefined ? "" : `_o${over}`,
		period === undefined ? "" : `_p${period}`,
		strength === undefined ? "" : `_s${inLink(strength)}`,
	].join("");
}

export function decodeSwitch(text: string): DriftSwitch {
	const [id = "", ...rest] = text.split("_");
	return withOptions(id, rest);
}

const LETTERS: Readonly<Record<string, string>> = {
	f: "from",
	t: "to",
	h: "shape",
	o: "over",
	p: "period",
	s: "strength",
};

/** The drift `id` with its options, each a letter and a value. Throws a LinkError. */
export function withOptions(id: string, texts: readonly string[]): DriftSwitch {
	const on: Record<string, unknown> = { id };
	for (const text of texts) {
		const value = text.slice(1);
		const field = `drifts ${id.slice(0, 40)} option ${text.slice(0, 1)}`;
		const name = Object.hasOwn(LETTERS, text.slice(0, 1)) && LETTERS[text.slice(0, 1)];
		if (!name) throw new LinkError(`${field} is unknown; allowed: ${Object.keys(LETTERS).join(", ")}.`);
		if (name === "to" && value === "-") on[name] = null;
		else on[name] = name === "shape" ? SHAPES[numberInLink(value, field)] : numberInLink(value, field);
		if (on[name] === undefined) throw new LinkError(`${field} is “${value}”; allowed: 0 to ${SHAPES.length - 1}.`);
	}
	return on as unknown as DriftSwitch;
}
