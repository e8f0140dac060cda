/**
 * What hands want as soon as the figure and the year are there, in one piece: it packs smaller than its parts, and spares the
 * page requests.
 */
export { default as Desk } from "./Desk.svelte";
export { default as Machine } from "./Machine.svelte";
export { default as Monitor } from "./Monitor.svelte";
export { default as Weather } from "./Weather.svelte";
