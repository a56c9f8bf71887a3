/** Where shortcuts find parts of the frame. By themselves: pages without a frame listen to the same keys. */
export const switcherId = "switcher";
export const sidebarToggleId = "sidebar-toggle";
