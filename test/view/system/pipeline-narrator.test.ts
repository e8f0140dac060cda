import { beforeAll, describe, expect, it } from "vitest";
import { dayOf, hourOf } from "../../../src/core/clock.ts";
import { planOf } from "../../../src/engine/plan.ts";
import { before } from "../../../src/engine/query/notable.ts";
import { isNotableAutomated } from "../../../src/engine/query/notable-automated.ts";
import { runToEnd } from "../../../src/engine/run.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { deskOf } from "../../../src/ops/desk.ts";
import { eventsOf, type OpsEvent } from "../../../src/ops/events.ts";
import { pipelineCaption } from "../../../src/view/system/pipeline-caption.ts";
import { pipelineMarks } from "../../../src/view/system/pipeline-marks.ts";
import { pipelineEventInWords } from "../../../src/view/system/pipeline-words.ts";

/** The default year at Level 2 in the hands of its typical team. */
let log: OpsEvent[] = [];
beforeAll(async () => {
	log = await runToEnd(planOf({ level: 2, commits: "default", team: "persona" }), { trainer: cpuTrainer() });
});

const captionOn = (day: number) => {
	const hour = hourOf(day + 1);
	const events = before(log, hour);
	return pipelineCaption({ events, desk: deskOf(events), hour, progress: null });
};

describe("words of a day at Levels 1 and 2", () => {
	it("are two sentences or three on every day, and end with a full stop", () => {
		for (let day = 0; day < 365; day++) {
			const words = captionOn(day);
			expect(words, `day ${day}`).toMatch(/[.!]$/);
			expect(words, `day ${day}`).not.toMatch(/undefined|null|NaN/);
		}
	});

	it("say on a quiet day what was answered and what the pipeline waits for", () => {
		expect(captionOn(3)).toBe(
			"Model 1 answered 500 parcels and sent 273 by express. The pipeline waits for a trigger.".replace(
				"273",
				String(eventsOf(log, "day.served")[3]?.express),
			),
		);
	});

	it("put first what stands still, is taken back or is new in service", () => {
		for (const event of eventsOf(log, "model.deployed").slice(1)) {
			const told = eventsOf(log, "model.deployed").filter(({ t }) => dayOf(t) === dayOf(event.t));
			if (told.length === 1 && !event.rollback) {
				expect(captionOn(dayOf(event.t))).toContain(
					`Model ${event.version} answers instead of model ${event.replaces}.`,
				);
			}
		}
	});

	it("say of a red commit which tests are broken", () => {
		const red = eventsOf(log, "ci.finished").find(({ pass }) => !pass) as OpsEvent;
		expect(pipelineEventInWords(red)).toMatch(/^CI: [a-z-]+ is red: \([a-f]\) .+\.$/);
	});
});

describe("marks of a year at Levels 1 and 2", () => {
	it("are small for every model that came and went well", () => {
		const marks = pipelineMarks(log).filter(({ kind }) => kind === "model");
		const deployed = eventsOf(log, "model.deployed").filter(({ rollback }) => !rollback);
		expect(marks.filter(({ label }) => /^model \d+( served)?$/.test(label))).toHaveLength(deployed.length);
		expect(marks.filter(({ minor }) => !minor).map(({ label }) => label)).toEqual(["model 1 served"]);
	});

	it("leave room on the row of the year: what stands out is a tenth of its days at most", () => {
		expect(pipelineMarks(log).filter(({ minor }) => !minor).length).toBeLessThan(37);
	});

	it("show every stop, every rollback and every refusal in production at full size", () => {
		const large = pipelineMarks(log).filter(({ minor, kind }) => !minor && kind === "failure").length;
		const told = [
			...eventsOf(log, "pipeline.stopped"),
			...eventsOf(log, "model.rolled-back").filter(({ rehearsal }) => !rehearsal),
			...eventsOf(log, "trial.ended").filter(({ outcome }) => outcome === "rolled back"),
			...eventsOf(log, "commit.reverted"),
			...eventsOf(log, "deployment.failed"),
			...eventsOf(log, "pipeline.finished").filter(
				({ outcome, environment }) => outcome === "refused" && environment === "production",
			),
		];
		expect(large).toBe(told.length);
	});

	it("say an alert large once, and small while it goes on", () => {
		const alerts = pipelineMarks(log).filter(({ kind, label }) => kind === "alert" && label === "performance");
		for (const [i, alert] of alerts.entries()) {
			const last = alerts[i - 1];
			expect(alert.minor === true).toBe(last !== undefined && alert.day - last.day < 14);
		}
		expect(alerts.some(({ minor }) => minor)).toBe(true);
	});
});

describe("the next event at Levels 1 and 2", () => {
	it("is none of a machine's daily work, and comes a few times a month", () => {
		const stops = new Set(log.filter((event) => isNotableAutomated(event, 2)).map(({ t }) => dayOf(t)));
		expect(stops.size).toBeGreaterThan(30);
		expect(stops.size).toBeLessThan(120);
		for (const kind of ["day.served", "labels.arrived", "pipeline.step-done", "task.done", "trial.observed"]) {
			expect(log.some((event) => event.kind === kind && isNotableAutomated(event, 2))).toBe(false);
		}
	});

	it("is a new commit at Level 1, where nobody has tested it, and its tests at Level 2", () => {
		const made = eventsOf(log, "commit.made")[0] as OpsEvent;
		const tested = eventsOf(log, "ci.finished")[0] as OpsEvent;
		expect([isNotableAutomated(made, 1), isNotableAutomated(made, 2)]).toEqual([true, false]);
		expect(isNotableAutomated(tested, 2)).toBe(true);
	});
});
