/** Whether each check is made in full, which takes minutes; by default a sample of the longest ones is. `npm run test:soak` sets it. */
export const IN_FULL = process.env['TEST_EXTENT'] === 'full';
