import "../../../src/view/tokens.css";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-svelte";
import { planOf } from "../../../src/engine/plan.ts";
import { commitsAtDesk } from "../../../src/engine/query/commits-at-desk.ts";
import type { NewAction } from "../../../src/ops/actions.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import type { Policy } from "../../../src/ops/policy.ts";
import { withField } from "../../../src/ops/policy-values.ts";
import Segments from "../../../src/view/controls/Segments.svelte";
import Delivery from "../../../src/view/panels/desk/Delivery.svelte";
import PipelineActs from "../../../src/view/panels/desk/PipelineActs.svelte";
import PolicyGroup from "../../../src/view/panels/desk/PolicyGroup.svelte";
import { TRIAL, VALIDATION } from "../../../src/view/panels/desk/policy-form.ts";
import Reviews from "../../../src/view/panels/desk/Reviews.svelte";
import Triggers from "../../../src/view/panels/desk/Triggers.svelte";
import type { DeskWork } from "../../../src/view/panels/desk/work.ts";
import { by, firstModel, noon } from "../../engine/query/logs.ts";
import { event } from "../../ops/events.ts";

beforeEach(async () => {
	await page.viewport(1000, 800);
});

/** A desk over a log made by hand, and what was done at it. */
function deskOver(events: readonly OpsEvent[] = [], change: Partial<DeskWork> & { policy?: Policy } = {}) {
	const done: NewAction[] = [];
	const level = change.level ?? 2;
	const plan = planOf({ level, commits: "default", drifts: [] });
	const act = (action: NewAction) => void done.push(action);
	const work: DeskWork = {
		level,
		plan,
		events,
		hour: 240,
		policy: plan.policy,
		over: false,
		closed: null,
		act,
		...change,
	};
	return { work, done };
}

describe("triggers", () => {
	it("are switches that set one field of the policy, with their parameters beside them", async () => {
		const { work, done } = deskOver();
		const screen = await render(Triggers, { work });
		await expect.element(screen.getByRole("switch", { name: "Schedule" })).toHaveAttribute("aria-checked", "true");
		await screen.getByRole("switch", { name: "Schedule" }).click();
		await screen.getByRole("switch", { name: "New data" }).click();
		const days = screen.getByRole("spinbutton", { name: "Schedule, days" });
		await days.fill("14");
		await userEvent.keyboard("{Enter}");
		await screen.getByRole("combobox", { name: "Performance, reference" }).selectOptions("model 1");
		expect(done).toEqual([
			{ do: "set", field: "triggers.schedule.on", value: false },
			{ do: "set", field: "triggers.newData.on", value: true },
			{ do: "set", field: "triggers.schedule.everyDays", value: 14 },
			{ do: "set", field: "triggers.performance.reference", value: "first model" },
		]);
	});

	it("say what is allowed when a number is not, and set nothing; Escape puts the old one back", async () => {
		const { work, done } = deskOver();
		const screen = await render(Triggers, { work });
		const days = screen.getByRole("spinbutton", { name: "Schedule, days" });
		for (const typed of ["0", "2.5", ""]) {
			await days.fill(typed);
			await userEvent.keyboard("{Enter}");
			await expect.element(screen.getByRole("alert")).toHaveTextContent(/allowed: a whole number from 1 to 365/);
			await expect.element(days).toHaveAttribute("aria-invalid", "true");
		}
		await userEvent.keyboard("{Escape}");
		await expect.element(days).toHaveValue(28);
		expect(screen.getByRole("alert").elements()).toEqual([]);
		expect(done).toEqual([]);
	});

	it("cannot all be off: the last one says why it stays on", async () => {
		const { work: before } = deskOver();
		const policy = ["schedule", "performance"].reduce(
			(one, name) => withField(one, `triggers.${name}.on`, false),
			before.policy,
		);
		const { work, done } = deskOver([], { policy });
		const screen = await render(Triggers, { work });
		const last = screen.getByRole("switch", { name: "Distribution change" });
		await expect.element(last).toHaveAttribute("aria-disabled", "true");
		await expect.element(last).toHaveAccessibleDescription(/allowed: true, unless another trigger is on/);
		await last.click({ force: true });
		expect(done).toEqual([]);
	});
});

describe("settings of model delivery", () => {
	it("refuse an A/B test that ends before its labels are known, and keep the mode that holds", async () => {
		const { work, done } = deskOver();
		const screen = await render(PolicyGroup, { work, entries: TRIAL.entries });
		const mode = screen.getByRole("combobox", { name: "Mode" });
		await mode.selectOptions("A/B test: a share, to a fixed horizon");
		await expect
			.element(screen.getByRole("alert"))
			.toHaveTextContent(/delivery\.days is 1; allowed: at least 7 with mode ab/);
		await expect.element(mode).toHaveValue("canary");
		await mode.selectOptions("shadow: answers that decide nothing");
		expect(done).toEqual([{ do: "set", field: "delivery.mode", value: "shadow" }]);
	});

	it("can be read and not changed when the year is over", async () => {
		const { work } = deskOver([], { over: true });
		const screen = await render(PolicyGroup, { work, entries: VALIDATION.entries });
		for (const field of screen.getByRole("spinbutton").elements())
			expect((field as HTMLInputElement).disabled).toBe(true);
	});
});

const check = (pass: boolean) => ({ check: "(a) Feature unit tests", pass, sentence: "", value: null, limit: null });
const commits = [
	event(noon(3), "commit.made", { commit: "log-load", message: "Use ln(load)" }),
	event(noon(3), "ci.finished", { commit: "log-load", pass: false, tests: [check(false)] }),
	event(noon(4), "commit.made", { commit: "wider-network", message: "Widen the network" }),
	event(noon(4), "ci.finished", { commit: "wider-network", pass: true, tests: [check(true)] }),
	event(noon(4), "cd.checked", {
		commit: "wider-network",
		package: "p",
		environment: "test",
		pass: true,
		remaining: 0,
		checks: [check(true)],
	}),
];

describe("commits at Level 2", () => {
	it("are merged when green; a red one says why it cannot be, and can be refused", async () => {
		const { work, done } = deskOver(commits);
		const wanted = { do: "merge", commit: "wider-network" } as const;
		const screen = await render(Reviews, { work, commits: commitsAtDesk(commits, 2), wanted });
		const red = screen.getByRole("button", { name: "Merge Use ln(load)" });
		await expect.element(red).toHaveAttribute("aria-disabled", "true");
		await expect
			.element(red)
			.toHaveAccessibleDescription(
				/1 hour of the data scientist.*Commit log-load cannot be merged: its tests are red\./,
			);
		await red.click({ force: true });
		await screen.getByRole("button", { name: "Merge Widen the network" }).click();
		await screen.getByRole("button", { name: "Refuse Use ln(load)" }).click();
		expect(done).toEqual([
			{ do: "merge", commit: "wider-network" },
			{ do: "refuse", commit: "log-load" },
		]);
	});

	it("open to the lines that they change and the tests that ran", async () => {
		const { work } = deskOver(commits);
		const screen = await render(Reviews, { work, commits: commitsAtDesk(commits, 2), wanted: null });
		await screen.getByRole("button", { name: /^read it and its tests of Widen/ }).click();
		await expect
			.element(screen.getByRole("region", { name: "training.yaml" }))
			.toHaveTextContent(/added: .*\[24, 12\]/);
		await expect.element(screen.getByRole("list", { name: "Tests of CI" })).toHaveTextContent(/holds/);
	});

	it("are not to be touched while the typical team decides", async () => {
		const { work, done } = deskOver(commits, { closed: "The typical team decides." });
		const screen = await render(Reviews, { work, commits: commitsAtDesk(commits, 2), wanted: null });
		const merge = screen.getByRole("button", { name: "Merge Widen the network" });
		await expect.element(merge).toHaveAccessibleDescription(/The typical team decides\./);
		await merge.click({ force: true });
		expect(done).toEqual([]);
	});
});

describe("a run that stands still", () => {
	it("says where and why, and is resumed by its number", async () => {
		const trigger = {
			trigger: "schedule",
			reason: "Every 28 days.",
			revision: 0,
			environment: "production",
			window: 28,
		} as const;
		const log = [
			by("trigger", 3, noon(9), "pipeline.triggered", trigger),
			by("pipeline", 3, noon(9) + 1, "pipeline.stopped", {
				step: "validation",
				because: "Schema skew: weather_score.",
			}),
		];
		const { work, done } = deskOver(log);
		const screen = await render(PipelineActs, { work, wanted: true });
		await expect
			.element(screen.getByText(/^Schema skew: weather_score\. The champion goes on serving\./))
			.toBeVisible();
		const resume = screen.getByRole("button", { name: /^Resume run 3/ });
		await expect.element(resume).toHaveAccessibleDescription("stands at validation since day 9");
		await resume.click();
		expect(done).toEqual([{ do: "resume", run: 3 }]);
	});
});

describe("the model in service", () => {
	it("cannot be rolled back before there is another, and is rolled back to that one", async () => {
		const first = deskOver(firstModel);
		const screen = await render(Delivery, { work: first.work });
		const back = screen.getByRole("button", { name: /^Roll back/ });
		await expect.element(back).toHaveAccessibleDescription(/There is no version before this one to go back to\./);
		const second = deskOver([...firstModel, event(noon(5), "model.deployed", { version: 2, replaces: 1, skew: null })]);
		await screen.rerender({ work: second.work });
		await screen.getByRole("button", { name: /^Roll back to model 1/ }).click();
		expect(second.done).toEqual([{ do: "roll-back" }]);
	});
});

describe("one of a few", () => {
	it("is a radio group: arrows choose", async () => {
		const onchoose = vi.fn();
		const options = [
			{ value: 0, name: "Level 0" },
			{ value: 1, name: "Level 1" },
		];
		const screen = await render(Segments, { label: "MLOps", options, value: 0, onchoose });
		await expect.element(screen.getByRole("group", { name: "MLOps" })).toBeVisible();
		(screen.getByRole("radio", { name: "Level 0" }).element() as HTMLElement).focus();
		await userEvent.keyboard("{ArrowRight}");
		expect(onchoose).toHaveBeenCalledExactlyOnceWith(1);
	});
});
