import type { RootContent } from "mdast";
import type { Context } from "./context.ts";

export type Directive = Extract<RootContent, { type: "containerDirective" | "leafDirective" }>;

/** The attributes of a directive, checked by name. `give` takes one, `need` one that must be there. */
export interface Attributes {
	give(name: string): string | undefined;
	need(name: string, allowed: string): string;
	/** Stops at the directive, with its name before the reason. */
	refuse(reason: string): never;
}

/** Reads the attributes of a directive; one that is not in `known` stops the build. */
export function attributesOf(node: Directive, known: readonly string[], context: Context): Attributes {
	const refuse = (reason: string) => context.refuse(node.position?.start, `${node.name}: ${reason}`);
	const written = node.attributes ?? {};
	for (const name of Object.keys(written)) {
		if (known.includes(name)) continue;
		refuse(`attribute ${name} is not known; allowed: ${known.join(", ") || "none"}`);
	}
	const give = (name: string) => written[name] ?? undefined;
	return {
		give,
		refuse,
		need(name, allowed) {
			const value = give(name);
			return value === undefined || value === "" ? refuse(`${name} is missing; allowed: ${allowed}`) : value;
		},
	};
}

/** A whole number from `low` to `high`. */
export function wholeOf({ refuse }: Attributes, name: string, text: string, low: number, high: number): number {
	const value = Number(text);
	if (Number.isInteger(value) && text.trim() !== "" && value >= low && value <= high) return value;
	return refuse(`${name} is "${text}"; allowed: a whole number from ${low} to ${high}`);
}
