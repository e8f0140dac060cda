import "../../../src/view/tokens.css";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-svelte";
import Caption from "../../../src/view/controls/Caption.svelte";
import DeskButton from "../../../src/view/controls/DeskButton.svelte";
import Lever from "../../../src/view/controls/Lever.svelte";
import Notice from "../../../src/view/controls/Notice.svelte";
import { canvasTexture, TEXTURES, type TextureName } from "../../../src/view/controls/textures.ts";
import Pages from "./Pages.svelte";

beforeEach(async () => {
	await page.viewport(1000, 700);
});

describe("Lever", () => {
	it("is a switch with a name, a state and when it began, thrown by Space, Enter and the whole row", async () => {
		const thrown: boolean[] = [];
		const props = { name: "Rural grows", texture: "P(X)" as const, onset: "60–120", onsetWords: "day 60 to 120" };
		const screen = await render(Lever, { ...props, checked: false, ontoggle: (on: boolean) => thrown.push(on) });
		const lever = screen.getByRole("switch", { name: "Rural grows", exact: true });
		await expect.element(lever).toHaveAttribute("aria-checked", "false");
		await expect.element(lever).toHaveAccessibleDescription("day 60 to 120");
		(lever.element() as HTMLElement).focus();
		await userEvent.keyboard(" ");
		await screen.rerender({ checked: true });
		await expect.element(lever).toHaveAttribute("aria-checked", "true");
		await userEvent.keyboard("{Enter}");
		const box = lever.element().getBoundingClientRect();
		await userEvent.click(lever, { position: { x: 3, y: box.height / 2 } });
		expect(thrown).toEqual([true, false, false]);
	});

	it("says why it cannot be thrown, and stays where it is", async () => {
		const ontoggle = vi.fn();
		const reason = "Only once a model serves.";
		const screen = await render(Lever, { name: "Unit change", checked: false, reason, ontoggle });
		const lever = screen.getByRole("switch", { name: "Unit change" });
		await expect.element(lever).toHaveAttribute("aria-disabled", "true");
		await expect.element(lever).toHaveAccessibleDescription(reason);
		await expect.element(screen.getByText(reason)).toBeVisible();
		(lever.element() as HTMLElement).focus();
		expect(document.activeElement).toBe(lever.element());
		await userEvent.keyboard(" ");
		await userEvent.click(lever, { force: true });
		expect(ontoggle).not.toHaveBeenCalled();
	});

	it("is 24 px high, and 44 on a phone", async () => {
		const screen = await render(Lever, { name: "Peak season", checked: false, ontoggle: () => {} });
		const height = () => screen.getByRole("switch").element().getBoundingClientRect().height;
		expect(height()).toBe(24);
		await page.viewport(360, 700);
		await vi.waitFor(() => expect(height()).toBeGreaterThanOrEqual(44));
	});

	it("wears the texture of its band: one description paints both", async () => {
		for (const [name, texture] of Object.entries(TEXTURES) as [TextureName, (typeof TEXTURES)[TextureName]][]) {
			const screen = await render(Lever, { name: "drift", texture: name, checked: false, ontoggle: () => {} });
			const pattern = screen.container.querySelector("pattern");
			expect(pattern?.querySelector("path")?.getAttribute("d") ?? "").toBe(texture.path);
			const canvas = document.createElement("canvas");
			const context = canvas.getContext("2d") as CanvasRenderingContext2D;
			const band = canvasTexture(context, name, "rgb(10, 200, 30)", 1.5);
			expect(band === null).toBe(texture.path === "");
			if (!band) continue;
			expect(screen.container.querySelector("rect")?.getAttribute("fill")).toBe(`url(#${pattern?.id})`);
			context.fillStyle = band;
			context.fillRect(0, 0, 100, 100);
			const alphas = context.getImageData(0, 0, 100, 100).data.filter((_, i) => i % 4 === 3);
			const inked = alphas.filter((alpha) => alpha > 0).length / alphas.length;
			expect(inked).toBeGreaterThan(0.05);
			expect(inked).toBeLessThan(0.8);
			await screen.unmount();
		}
	});
});

describe("DeskButton", () => {
	const takes = "5 working days of the data scientist";

	it("says what it takes, and does it", async () => {
		const onpress = vi.fn();
		const screen = await render(DeskButton, { name: "Prepare", takes, onpress, primary: true });
		const button = screen.getByRole("button", { name: /^Prepare/ });
		await expect.element(button).toHaveAccessibleDescription(takes);
		await button.click();
		(button.element() as HTMLElement).focus();
		await userEvent.keyboard("{Enter}");
		expect(onpress).toHaveBeenCalledTimes(2);
	});

	it("when it cannot be done says why, to eyes and to assistive technology, and is still found by keyboard", async () => {
		const onpress = vi.fn();
		const reason = "There is no evaluated model to hand over yet.";
		const screen = await render(DeskButton, { name: "Hand over", takes, reason, onpress });
		const button = screen.getByRole("button", { name: /^Hand over/ });
		await expect.element(button).toHaveAttribute("aria-disabled", "true");
		await expect.element(button).toHaveAccessibleDescription(`${takes} ${reason}`);
		await expect.element(screen.getByText(reason)).toBeVisible();
		await userEvent.tab();
		expect(document.activeElement).toBe(button.element());
		await userEvent.keyboard("{Enter} ");
		expect(onpress).not.toHaveBeenCalled();
	});

	it("while it runs shows how far it is, does not start again, and can be stopped", async () => {
		const onpress = vi.fn();
		const oncancel = vi.fn();
		const progress = { share: 0.625, words: "epoch 5 of 8" };
		const props = { name: "Train", takes, onpress, oncancel, progress, losses: [0.69, 0.6, 0.55], epochs: 8 };
		const screen = await render(DeskButton, props);
		const bar = screen.getByRole("progressbar", { name: "Train" });
		await expect.element(bar).toHaveAttribute("aria-valuenow", "63");
		await expect.element(bar).toHaveAttribute("aria-valuetext", "epoch 5 of 8");
		expect(screen.container.querySelector("svg path")).not.toBeNull();
		await userEvent.click(screen.getByRole("button", { name: /^Train/ }), { force: true });
		expect(onpress).not.toHaveBeenCalled();
		await screen.getByRole("button", { name: "Stop Train" }).click();
		expect(oncancel).toHaveBeenCalledOnce();
		await screen.rerender({ progress: { share: 7, words: "done" } });
		await expect.element(bar).toHaveAttribute("aria-valuenow", "100");
	});
});

describe("Caption", () => {
	it("shows every change at once, and speaks the newest when there is time, the last one always", async () => {
		vi.useFakeTimers();
		try {
			const screen = await render(Caption, { day: "Day 1", text: "A model serves.", playing: true });
			const live = () => screen.container.querySelector("[role=status]")?.textContent;
			const eyes = () => screen.container.querySelector("p[aria-hidden]")?.textContent;
			expect(live()).toBe("Day 1. A model serves.");
			for (let day = 2; day <= 40; day++) await screen.rerender({ day: `Day ${day}` });
			expect(eyes()).toBe("Day 40. A model serves.");
			expect(live()).toBe("Day 1. A model serves.");
			await vi.advanceTimersByTimeAsync(6000);
			expect(live()).toBe("Day 40. A model serves.");
			await screen.rerender({ day: "Day 41", text: "It fell." });
			await vi.advanceTimersByTimeAsync(1200);
			await screen.rerender({ playing: false });
			expect(live()).toBe("Day 41. It fell.");
		} finally {
			vi.useRealTimers();
		}
	});

	it("is met once by those who read with a screen reader", async () => {
		const screen = await render(Caption, { day: "Day 1", text: "A model serves." });
		await expect.element(screen.getByRole("status")).toHaveTextContent("Day 1. A model serves.");
		await expect.element(screen.getByRole("status")).toHaveAttribute("aria-live", "polite");
		expect(screen.container.querySelectorAll("p:not([aria-hidden])")).toHaveLength(1);
	});
});

describe("Notice", () => {
	it("has the role of its kind, an action, and goes when dismissed", async () => {
		const onpress = vi.fn();
		const ondismiss = vi.fn();
		const text = "Storage is full: this run works, and will not be kept.";
		const screen = await render(Notice, { text, action: { label: "Copy link", onpress }, ondismiss });
		await expect.element(screen.getByRole("status")).toHaveTextContent(text);
		await screen.getByRole("button", { name: "Copy link" }).click();
		await screen.getByRole("button", { name: "Dismiss" }).click();
		expect([onpress.mock.calls.length, ondismiss.mock.calls.length]).toEqual([1, 1]);
		await screen.rerender({ kind: "alert" });
		await expect.element(screen.getByRole("alert")).toHaveTextContent(text);
	});
});

describe("Tabs", () => {
	it("move and select by arrows, Home and End, and keep those keys from the page", async () => {
		const screen = await render(Pages);
		const heard: string[] = [];
		const listen = (event: KeyboardEvent) => heard.push(event.key);
		addEventListener("keydown", listen);
		await screen.getByRole("tab", { name: "The words" }).click();
		for (const [key, tab] of [
			["{ArrowRight}", "The weather"],
			["{End}", "The desk"],
			["{ArrowRight}", "The words"],
			["{ArrowLeft}", "The desk"],
			["{Home}", "The words"],
		] as const) {
			await userEvent.keyboard(key);
			const chosen = screen.getByRole("tab", { name: tab });
			await expect.element(chosen).toHaveAttribute("aria-selected", "true");
			expect(document.activeElement).toBe(chosen.element());
		}
		removeEventListener("keydown", listen);
		expect(heard).toEqual([]);
		await expect.element(screen.getByRole("tabpanel", { name: "The words" })).toHaveTextContent("Here are the words.");
		expect(screen.container.querySelectorAll("[role=tab][tabindex='0']")).toHaveLength(1);
	});
});
