import { expect, it, vi } from "vitest";
import { render } from "vitest-browser-svelte";
import { planOf } from "../../../src/engine/plan.ts";
import type { Cockpit } from "../../../src/view/cockpit/cockpit.svelte.ts";
import DarkBox from "../../../src/view/darkbox/DarkBox.svelte";
import { days, times } from "../../lesson/logs.ts";

it("shows thirteen boxes with their entries, opens one, and switches it through the policy", async () => {
	const act = vi.fn();
	const plan = planOf({ level: 1, days: 120, policy: { data: { check: false } } });
	const seen = days(...times(10, 0.8));
	const cockpit = { seen, day: 9, plan, level: 1, recorded: false, over: false, act } as unknown as Cockpit;
	const screen = await render(DarkBox, { cockpit });
	const boxes = screen.container.querySelectorAll(".boxes button");
	expect(boxes).toHaveLength(13);
	expect(screen.container.querySelectorAll(".boxes .dark")).toHaveLength(1);
	await expect
		.element(screen.getByText("Of 10 entries on the log of the last four weeks, 0 are of the ML code."))
		.toBeVisible();
	const verification = screen.getByRole("button", { name: /^Data verification/ });
	await expect.element(verification).toHaveTextContent("0, off");
	await verification.click();
	await expect.element(screen.getByText("Off: whatever arrives is answered with, and learnt from.")).toBeVisible();
	await screen.getByRole("switch", { name: "Data verification" }).click();
	expect(act).toHaveBeenCalledExactlyOnceWith({ do: "set", field: "data.check", value: true });
	await verification.click();
	await expect.element(screen.getByText("Open a box to see what it is in this program.")).toBeVisible();
});
