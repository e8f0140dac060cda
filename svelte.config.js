/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
	compilerOptions: {
		discloseVersion: false,
		// A class of five letters instead of thirteen on every element and rule.
		cssHash: ({ hash, css }) => `s${hash(css).slice(0, 4)}`,
	},
	// Runes for our own components only: some dependencies still ship components in the older form.
	vitePlugin: {
		dynamicCompileOptions: ({ filename }) => (filename.includes("node_modules") ? undefined : { runes: true }),
	},
};
