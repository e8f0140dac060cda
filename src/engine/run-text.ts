import { type Beside, type Future, MOST_FUTURES, parseName } from "./futures.ts";
import { decodeOther, encodeOther } from "./link/other-future.ts";
import { FUTURES_VERSION, newerLink } from "./link/version.ts";
import { decodePlan, encodePlan } from "./link.ts";
import type { Parsed, Plan } from "./plan.ts";

/** A run and the day it has reached, with its other futures if it has any: what a link carries. */
export interface Flight {
	readonly plan: Plan;
	/** Days that have been played, 0 to plan.days. */
	readonly day: number;
	readonly beside?: Beside | undefined;
}

/**
 * The text of a run in a link: its plan with its actions, and the day it has reached. With other futures, "|" and each of
 * them by what it has otherwise than the one in hand: `v=2&name=A&seed=8&do=…&at=100|name=B&keep=3&do=…&at=45`.
 */
export function writeFlight({ plan, day, beside }: Flight): string {
	const own = [encodePlan(plan), `at=${day}`];
	if (!beside) return joined(own);
	const first = [`v=${FUTURES_VERSION}`, named(beside.name), ...own];
	const others = beside.others.map(({ name, plan: other, day }) => [
		named(name),
		...encodeOther(other, plan),
		`at=${day}`,
	]);
	return [first, ...others].map(joined).join("|");
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== "").join("&");
const named = (name: string): string => `name=${encodeURIComponent(name)}`;

/** Reads what `writeFlight` wrote; anything else gives one sentence. */
export function readFlight(text: string): Parsed<Flight> {
	const newer = newerLink(text);
	if (newer) return { ok: false, error: newer };
	// Some programs escape what they find in a link.
	const parts = text.split(/\||%7C/i);
	if (parts.length === 1) return readOne(text, decodePlan);
	if (parts.length > MOST_FUTURES) {
		return { ok: false, error: `link has ${parts.length} futures; allowed: 1 to ${MOST_FUTURES}.` };
	}
	const futures: Future[] = [];
	for (const [i, part] of parts.entries()) {
		const base = futures[0]?.plan;
		const taken = futures.map(({ name }) => name);
		const decode: Decode = (text) => (base ? decodeOther(text, base) : decodePlan(text));
		const future = readFuture(base ? part : without(part, "v")[1], taken, decode);
		if (!future.ok) return { ok: false, error: `future ${i + 1}: ${future.error}` };
		futures.push(future.value);
	}
	const [{ name, plan, day }, ...others] = futures as [Future, ...Future[]];
	return { ok: true, value: { plan, day, beside: { name, others } } };
}

type Decode = (text: string) => Parsed<Plan>;

function readFuture(text: string, taken: readonly string[], decode: Decode): Parsed<Future> {
	const [said, rest] = without(text, "name");
	const name = parseName(unescaped(said ?? ""), taken);
	if (!name.ok) return name;
	const one = readOne(rest, decode);
	return one.ok ? { ok: true, value: { name: name.value, ...one.value } } : one;
}

/** A plan and the day it has reached. */
function readOne(text: string, decode: Decode): Parsed<{ plan: Plan; day: number }> {
	const [at, rest] = without(text, "at");
	const plan = decode(rest);
	if (!plan.ok) return plan;
	const { days } = plan.value;
	const day = Number(at || 0);
	if (!Number.isInteger(day) || day < 0 || day > days) {
		const said = at?.slice(0, 37).replace(/\s+/g, " ");
		return { ok: false, error: `at is “${said}”; allowed: a whole number from 0 to ${days}.` };
	}
	return { ok: true, value: { plan: plan.value, day } };
}

/** The value of the first field `key`, undefined when there is none, and the text without it. */
function without(text: string, key: string): [value: string | undefined, rest: string] {
	const parts = text.split("&");
	const place = parts.findIndex((part) => part.startsWith(`${key}=`));
	const value = parts[place]?.slice(key.length + 1);
	return [value, parts.filter((_, i) => i !== place).join("&")];
}

function unescaped(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
