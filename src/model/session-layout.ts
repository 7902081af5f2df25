/** Names inside a session folder. */
export const SESSION_FILE = "session.json";
export const RECORDS_FOLDER = "records";
export const REQUESTS_FOLDER = "requests";
export const RAW_FOLDER = "raw";
