import { onDestroy } from "svelte";
import { Throttle } from "../controls/throttle.ts";

/**
 * A value that follows `of` at most once every `gap` ms, for what is dear to compute or tiring to hear; the newest always
 * comes through. To be made while a component is.
 */
export function atMost<T>(of: () => T, gap: number): { readonly value: T } {
	let value = $state.raw(of());
	// In a task of its own: what is drawn every time is not kept waiting by it.
	const throttle = new Throttle<T>((next) => void setTimeout(() => (value = next)));
	$effect(() => throttle.push(of(), gap));
	onDestroy(() => throttle.stop());
	return {
		get value() {
			return value;
		},
	};
}
