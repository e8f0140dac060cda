import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lessons } from "../../scripts/vite/lessons.ts";

const ASK = ":::quiz{#q}\nWhy?\n- [x] So :: yes\n- [ ] Not :: no\n:::";
const END = ":::sources\n- [A](https://a.example) says.\n\nGo on.\n:::";
const lesson = (title: string, words: string) =>
	`---\ntitle: ${title}\nsummary: Short.\nobjective: One.\nminutes: 5\ncovers: []\n---\n\n## Step\n\n${words}\n\n${ASK}\n\n${END}\n`;

const TRANSLATION =
	"---\ntitle: Zweite\nsummary: Kurz.\nobjective: Eins.\n---\n\n## Schritt\n\nWorte zwei.\n\n:::quiz{#q}\nWarum?\n- [x] So :: ja\n- [ ] Nein :: nein\n:::\n\n:::sources\n- [A](https://a.example) sagt es.\n\nWeiter.\n:::\n";

let root: string;
beforeAll(() => {
	root = mkdtempSync(join(tmpdir(), "driftworks-lessons-"));
	write("lessons/01-first/lesson.md", lesson("First", "Words *one*."));
	write("lessons/02-second/lesson.md", lesson("Second", "Words two."));
	for (const folder of ["01-first", "02-second", "03-third"]) {
		write(`lessons/${folder}/scenario.yaml`, "day: 0\nplan: {}\n");
		write(`lessons/${folder}/solution.yaml`, "days: 1\nmoves: [{ day: 0, do: train }]\nwrong: []\n");
	}
	write("lessons/glossary.yaml", "{}\n");
	write("index.html", '<script type="module" src="/main.ts"></script>');
	write(
		"main.ts",
		`export const lazy = import.meta.glob("/lessons/*/lesson.md", { import: "default" });
		export const metas = import.meta.glob("/lessons/*/lesson.md", { query: "?meta", import: "default", eager: true });
		export const translated = import.meta.glob("/lessons/*/lesson.*.md", { import: "default" });
		Object.assign(globalThis, { lazy, metas, translated });`,
	);
});
afterAll(() => rmSync(root, { recursive: true }));

function write(path: string, text: string) {
	mkdirSync(join(root, path, ".."), { recursive: true });
	writeFileSync(join(root, path), text);
}

/** The chunks of a build of the folder, by name. */
async function chunks() {
	const result = await build({
		root,
		configFile: false,
		logLevel: "silent",
		plugins: [lessons()],
		build: { write: false },
	});
	const { output } = Array.isArray(result) ? { output: [] } : "output" in result ? result : { output: [] };
	return output.flatMap((chunk) => (chunk.type === "chunk" ? [chunk] : []));
}

describe("the lessons plugin", () => {
	test("makes one lazy chunk a lesson, keeps their front matter in the page, and ships no parser", async () => {
		const all = await chunks();
		const entry = all.find((chunk) => chunk.isEntry);
		const lazy = all.filter((chunk) => chunk.isDynamicEntry);
		expect(lazy).toHaveLength(2);
		for (const chunk of lazy) expect(chunk.code).toContain("Words");
		expect(entry?.code).toContain("Second");
		expect(entry?.code).not.toContain("Words");
		expect(all.reduce((sum, chunk) => sum + chunk.code.length, 0)).toBeLessThan(12_000);
	});

	test("makes one lazy chunk a translation, with the goals of the lesson and words of its own", async () => {
		write("lessons/02-second/lesson.de.md", TRANSLATION);
		const german = (await chunks()).filter(({ code }) => code.includes("Worte zwei."));
		expect(german).toHaveLength(1);
		expect(german[0]).toMatchObject({ isDynamicEntry: true });
		expect(german[0]?.code).toContain("locale:`de`");
		expect(german[0]?.code).not.toContain("Words two.");
	});

	test("ends the build at a translation that is not that of its lesson, naming file, line and column", async () => {
		write("lessons/02-second/lesson.de.md", TRANSLATION.replace("{#q}", "{#r}"));
		await expect(chunks()).rejects.toThrow(
			/lesson.de.md:11:1: the directive quiz \{#r\} is here; expected is the directive quiz \{#q\}, as in line 13/,
		);
		rmSync(join(root, "lessons/02-second/lesson.de.md"));
	});

	test("ends the build at a lesson that cannot be drawn, naming file, line and column", async () => {
		write("lessons/03-third/lesson.md", lesson("Third", "Some <b>HTML</b>."));
		await expect(chunks()).rejects.toThrow(/lessons\/03-third\/lesson\.md:11:6: raw HTML \(<b>\) is not allowed/);
	});
});
