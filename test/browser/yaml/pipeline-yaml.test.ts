import { beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-svelte";
import { writePipelineYaml } from "../../../src/engine/pipeline-yaml/write.ts";
import { DEFAULT_POLICY } from "../../../src/ops/policy.ts";
import { withField } from "../../../src/ops/policy-values.ts";
import Bench from "./Bench.svelte";

beforeEach(async () => {
	await page.viewport(800, 900);
});

const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, " ").trim() ?? "";

async function opened(props: { level?: 1 | 2; width?: number } = {}) {
	const onapply = vi.fn();
	const screen = await render(Bench, { ...props, onapply });
	const locator = screen.getByRole("textbox", { name: "pipeline.yaml" });
	await expect.element(locator).toBeVisible();
	const field = locator.element() as HTMLTextAreaElement;
	/** Replaces the first `old` in the text as a person would who pastes over it. */
	const edit = (old: string, by: string) => {
		const at = field.value.indexOf(old);
		expect(at).toBeGreaterThanOrEqual(0);
		field.focus();
		field.setSelectionRange(at, at + old.length);
		document.execCommand("insertText", false, by);
		expect(field.value.slice(at, at + by.length)).toBe(by);
	};
	const state = () => words(screen.container.querySelector(".foot [role=status]"));
	const button = (name: string) => screen.getByRole("button", { name, exact: true });
	const remarks = (name: string) => screen.getByRole("list", { name }).getByRole("listitem").elements().map(words);
	return { screen, onapply, field, edit, state, button, remarks };
}

describe("pipeline.yaml in the page", () => {
	it("is the policy that runs, with a number beside each line", async () => {
		const { screen, field, state, button } = await opened();
		expect(field.value).toBe(writePipelineYaml(DEFAULT_POLICY, 2));
		const numbers = [...screen.container.querySelectorAll(".numbers span")].map((one) => Number(words(one)));
		expect(numbers).toEqual(field.value.split("\n").map((_, i) => i + 1));
		expect(state()).toBe("This is what runs.");
		expect(button("Apply").element()).toHaveProperty("disabled", true);
		expect(button("Revert to what runs").element()).toHaveProperty("disabled", true);
	});

	it("has the lines of its numbers at the same height", async () => {
		const { screen, field } = await opened();
		const spans = [...screen.container.querySelectorAll(".numbers span")];
		const { top } = field.getBoundingClientRect();
		const { lineHeight, paddingTop } = getComputedStyle(field);
		for (const [i, span] of spans.entries()) {
			const line = top + Number.parseFloat(paddingTop) + i * Number.parseFloat(lineHeight);
			expect(Math.abs(span.getBoundingClientRect().top - line)).toBeLessThan(1);
		}
		expect(field.scrollHeight).toBeLessThanOrEqual(field.clientHeight);
		expect(field.scrollWidth).toBeLessThanOrEqual(field.clientWidth);
	});

	it("counts and names the fields that differ, applies them in a safe order, and then follows what runs", async () => {
		const { screen, field, edit, state, button, onapply } = await opened();
		edit("window: 28", "window: 14");
		edit("validation: { after: [extraction] }", "validation: out");
		edit("preparation: { after: [validation] }", "preparation: { after: [extraction] }");
		await expect.poll(state).toBe("3 fields differ from what runs.");
		const rows = screen
			.getByRole("row")
			.elements()
			.map((row) => [...row.children].map(words).join(" | "));
		expect(rows).toEqual([
			"field | runs | would be",
			"pipeline.preparation | [validation] | [extraction]",
			"pipeline.validation | [extraction] | out",
			"window | 28 | 14",
		]);
		await button("Apply").click();
		expect(onapply.mock.calls).toEqual([
			[
				[
					{ field: "pipeline.preparation", value: "extraction" },
					{ field: "pipeline.validation", value: "-" },
					{ field: "window", value: 14 },
				],
			],
		]);
		await expect.poll(state).toBe("This is what runs.");
		expect(field.value).toContain("window: 14                        # days of labelled orders");
		await expect.element(button("Revert to what runs")).toBeDisabled();
	});

	it("follows what is set elsewhere as long as nothing is typed, and keeps what is typed", async () => {
		const { screen, field, edit, state } = await opened();
		(screen.component as unknown as { set(field: string, value: number): void }).set("window", 60);
		await expect.poll(() => field.value).toBe(writePipelineYaml(withField(DEFAULT_POLICY, "window", 60), 2));
		edit("cooldownDays: 7", "cooldownDays: 9");
		(screen.component as unknown as { set(field: string, value: number): void }).set("window", 14);
		await expect.poll(state).toBe("2 fields differ from what runs.");
		expect(field.value).toContain("cooldownDays: 9");
	});

	it("says each thing that is wrong with line and column, marks its line, and leads there", async () => {
		const { screen, field, edit, state, button, remarks } = await opened();
		edit("window: 28", "window: 900");
		edit("cooldownDays: 7", "cooldown: 7");
		edit("training: { after: [preparation] }", "training: { after: [preparation, evaluation] }");
		await expect.poll(state).toBe("3 places cannot be right: nothing can be applied yet.");
		expect(remarks("What is wrong")).toEqual([
			"Line 3, column 9 window is 900; allowed: a whole number from 7 to 365.",
			"Line 22, column 3 guard.cooldown is not a field here; allowed: only cooldownDays, oneAtATime.",
			expect.stringMatching(
				/^Line 29, column 3 pipeline\.training is after preparation, evaluation; allowed: after no step that/,
			),
		]);
		expect([...screen.container.querySelectorAll(".numbers .error")].map(words)).toEqual(["✕ 3", "✕ 22", "✕ 29"]);
		expect(screen.container.querySelectorAll(".line.error")).toHaveLength(3);
		expect(field.getAttribute("aria-invalid")).toBe("true");
		await expect.element(button("Apply")).toBeDisabled();
		await screen.getByRole("button", { name: /^Line 29/ }).click();
		expect(document.activeElement).toBe(field);
		const chosen = field.value.slice(field.selectionStart, field.selectionEnd);
		expect(chosen).toBe("training: { after: [preparation, evaluation] }");
		await button("Revert to what runs").click();
		await expect.poll(state).toBe("This is what runs.");
		expect(field.value).toBe(writePipelineYaml(DEFAULT_POLICY, 2));
	});

	it("allows a guard to be taken out, and says what no longer happens", async () => {
		const { edit, state, remarks } = await opened();
		edit("oneAtATime: true", "oneAtATime: false");
		await expect.poll(state).toBe("1 field differs from what runs.");
		expect(remarks("Allowed, and unguarded")).toEqual([
			"Line 23, column 15 guard.oneAtATime is false: runs of the pipeline may overtake one another.",
		]);
	});

	it("is worked by keyboard alone: Tab leaves it, Ctrl+Enter applies, Enter on a remark leads to its line", async () => {
		const { field, edit, state, onapply } = await opened();
		edit("window: 28", "window: 2");
		await expect.poll(state).toMatch(/^1 place /);
		await userEvent.keyboard("{Control>}{Enter}{/Control}");
		expect(onapply).not.toHaveBeenCalled();
		await userEvent.keyboard("{Tab}");
		expect(words(document.activeElement)).toBe("Revert to what runs");
		await userEvent.keyboard("{Tab}");
		expect(words(document.activeElement)).toMatch(/^Line 3, column 9/);
		await userEvent.keyboard("{Enter}");
		expect(document.activeElement).toBe(field);
		await userEvent.keyboard("21");
		await expect.poll(state).toBe("1 field differs from what runs.");
		await userEvent.keyboard("{Control>}{Enter}{/Control}");
		expect(onapply).toHaveBeenCalledWith([{ field: "window", value: 21 }]);
	});

	it("has nothing of Level 2 at Level 1", async () => {
		const { field } = await opened({ level: 1 });
		expect(field.value).toBe(writePipelineYaml(DEFAULT_POLICY, 1));
	});

	it("fits 360 px: the page does not scroll sideways, the text does", async () => {
		await page.viewport(360, 800);
		const { screen, edit, state } = await opened({ width: 328 });
		edit("window: 28", "window: 900");
		await expect.poll(state).toMatch(/^1 place /);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
		const frame = screen.container.querySelector(".frame") as HTMLElement;
		expect(frame.scrollWidth).toBeGreaterThan(frame.clientWidth);
		for (const button of screen.getByRole("button").elements()) {
			expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
		}
	});
});
