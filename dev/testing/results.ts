/** The variable that names the file which results are appended to; see dev/test.ts. */
export const RESULTS_FILE = 'ONETIME_SECRET_TEST_RESULTS';
