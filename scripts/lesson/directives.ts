import type { RootContent } from "mdast";
import { type Block, PANELS, type Panel, type Source } from "../../src/lesson/lesson.ts";
import { METRICS } from "../../src/lesson/metrics.ts";
import type { Inline } from "../../src/lesson/prose.ts";
import { attributesOf, type Directive, wholeOf } from "./attributes.ts";
import { type Context, claim, useTerm } from "./context.ts";
import { compileGoal } from "./goal.ts";
import { compileInline } from "./inline.ts";
import { compileOptions } from "./options.ts";
import { compileProse } from "./prose.ts";

type Compile = (node: Directive, context: Context) => Block;

const LONGEST_DRAWING = 365;

const contentOf = (node: Directive): RootContent[] => (node.type === "containerDirective" ? node.children : []);

/** Every directive that a step may hold; a new one is a new entry. */
const DIRECTIVES: Readonly<Record<string, { container: boolean; compile: Compile }>> = {
	system: {
		container: false,
		compile(node, context) {
			const attributes = attributesOf(node, ["show"], context);
			const allowed = PANELS.join(", ");
			const show = attributes.need("show", allowed).split(/\s+/).filter(Boolean);
			const wrong = show.find((panel) => !(PANELS as readonly string[]).includes(panel));
			if (wrong) attributes.refuse(`show names ${wrong}; allowed: ${allowed}`);
			return { kind: "system", show: show as Panel[] };
		},
	},
	predict: {
		container: true,
		compile(node, context) {
			const attributes = attributesOf(node, ["id", "draw", "days"], context);
			const id = claim(context, attributes.need("id", "{#name}"), node.position?.start);
			const draw = attributes.give("draw");
			if (draw === undefined) {
				if (attributes.give("days") !== undefined) attributes.refuse("days goes with draw");
				const { options, rest } = compileOptions(contentOf(node), context, attributes.refuse);
				return { kind: "predict", id, question: questionOf(rest, context, attributes.refuse), options };
			}
			const daily = [...METRICS.values()].filter(({ byDay }) => byDay !== null).map((metric) => metric.id);
			if (!daily.includes(draw)) attributes.refuse(`metric ${draw} cannot be drawn; allowed: ${daily.join(", ")}`);
			const days = wholeOf(attributes, "days", attributes.need("days", "a whole number"), 7, LONGEST_DRAWING);
			const question = questionOf(contentOf(node), context, attributes.refuse);
			return { kind: "predict", id, question, draw: { metric: draw, days } };
		},
	},
	goal: { container: true, compile: compileGoal },
	quiz: {
		container: true,
		compile(node, context) {
			const attributes = attributesOf(node, ["id"], context);
			const id = claim(context, attributes.need("id", "{#name}"), node.position?.start);
			const { options, rest } = compileOptions(contentOf(node), context, attributes.refuse);
			return { kind: "quiz", id, question: questionOf(rest, context, attributes.refuse), options };
		},
	},
	reveal: {
		container: true,
		compile(node, context) {
			const attributes = attributesOf(node, ["after"], context);
			const allowed = [...context.ids].join(", ") || "none so far";
			const after = attributes.need("after", allowed);
			if (!context.ids.has(after)) {
				attributes.refuse(`after names ${after}; allowed are the predictions, goals and quizzes before: ${allowed}`);
			}
			return { kind: "reveal", after, blocks: compileProse(contentOf(node), context) };
		},
	},
	term: {
		container: false,
		compile(node, context) {
			const attributes = attributesOf(node, ["name"], context);
			const name = attributes.need("name", "a term of the glossary");
			return { kind: "term", term: useTerm(context, name, node.position?.start) };
		},
	},
};

const NAMES = [...Object.keys(DIRECTIVES), "sources"].join(", ");

/** One directive of a step. */
export function compileDirective(node: Directive, context: Context): Block {
	const { refuse } = context;
	const place = node.position?.start;
	const known = Object.hasOwn(DIRECTIVES, node.name) ? DIRECTIVES[node.name] : undefined;
	if (!known) {
		const where = node.name === "hint" || node.name === "fail" ? " outside a goal" : "";
		return refuse(place, `the directive ${node.name} is not known${where}; allowed are ${NAMES}`);
	}
	if (known.container !== (node.type === "containerDirective")) {
		const form = known.container ? `:::${node.name} … :::` : `::${node.name}`;
		return refuse(place, `the directive ${node.name} is written ${form}`);
	}
	return known.compile(node, context);
}

function questionOf(nodes: readonly RootContent[], context: Context, refuse: (reason: string) => never) {
	if (nodes.length === 0) refuse("it has no question; allowed: a question before the answers");
	return compileProse(nodes, context);
}

/** `:::sources`: a list whose entries begin with a link, and a paragraph on where to go on. */
export function compileSources(node: Directive, context: Context): { sources: Source[]; next: Inline[] } {
	const { refuse } = attributesOf(node, [], context);
	const [list, next, ...more] = contentOf(node);
	if (list?.type !== "list" || next?.type !== "paragraph" || more.length > 0) {
		return refuse("a list of sources and then one paragraph on where to go on");
	}
	const sources = list.children.map((item): Source => {
		const place = item.position?.start;
		const paragraph = item.children[0];
		const [link, ...words] = paragraph?.type === "paragraph" ? paragraph.children : [];
		if (link?.type !== "link") return context.refuse(place, "a source begins with a link: - [title](https://…) words");
		const [told] = compileInline([link], context);
		const [title] = link.children;
		if (told?.kind !== "link" || title?.type !== "text" || !told.href.startsWith("https:")) {
			return context.refuse(place, "a source links to an https address, with a title in plain words");
		}
		return { title: title.value, href: told.href, says: compileInline(words, context) };
	});
	return { sources, next: compileInline(next.children, context) };
}
