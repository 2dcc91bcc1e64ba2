/** One letter a right: r select, a insert, w update, d delete. */
type Rights = "" | `${"r" | ""}${"a" | ""}${"w" | ""}${"d" | ""}`;
export type Grants = Readonly<
  Record<
    | "viewer_door"
    | "viewer_desk"
    | "viewer_clinician"
    | "viewer_manager"
    | "viewer_patient"
    | "worker"
    | "queue",
    Rights
  >
>;

const row = (desk: Rights, clinician: Rights, manager: Rights, patient: Rights, worker: Rights): Grants => ({
  viewer_door: "",
  viewer_desk: desk,
  viewer_clinician: clinician,
  viewer_manager: manager,
  viewer_patient: patient,
  worker,
  queue: "",
});

/**
 * Who may touch which table. A table that is not here fails the test, and so does a right that is not: add a row with the
 * reason for each reader.
 */
export const grants: Readonly<Record<string, Grants>> = {
  // What stands in any practice's hall: neutral, for everybody inside. Managers write, the import adds what it must.
  practice: row("r", "r", "rw", "r", "r"),
  site: row("r", "r", "raw", "r", "r"),
  resource: row("r", "r", "raw", "r", "ra"),
  pool: row("r", "r", "raw", "r", "ra"),
  plan_revision: row("r", "r", "r", "", "r"),
  pool_member: row("r", "r", "rad", "r", "ra"),
  hours: row("r", "r", "rawd", "r", "ra"),
  closure: row("raw", "ra", "raw", "r", "r"),
  profile: row("r", "r", "raw", "r", "ra"),
  variant: row("r", "r", "raw", "r", "ra"),
  phase: row("r", "r", "rawd", "r", "ra"),
  need: row("r", "r", "rawd", "r", "ra"),
  // The clinical catalogue: never the desk. Patients read approved texts only.
  procedure: row("", "r", "raw", "", "r"),
  procedure_variant: row("", "r", "rad", "", "r"),
  policy_rule: row("", "r", "raw", "", "r"),
  template: row("", "r", "ra", "", "r"),
  template_version: row("", "raw", "ra", "r", "r"),
  // Colleagues see names; accounts and roles are the managers'.
  staff: row("r", "r", "raw", "r", "r"),
  staff_account: row("", "", "raw", "", ""),
  staff_role: row("", "", "rad", "", ""),
  // The door's functions read these, nobody else does.
  credential: row("", "", "", "", ""),
  session: row("", "", "", "", ""),
  access_code: row("", "", "", "", ""),
  staff_pin: row("", "", "", "", ""),
  staff_bar: row("", "", "", "", ""),
  // Who she is: the desk, the treating team, herself, the worker; managers never.
  patient: row("raw", "r", "", "r", "ra"),
  contact_preference: row("raw", "r", "", "raw", "r"),
  need_flag: row("rad", "r", "", "r", "r"),
  patient_person: row("rawd", "r", "", "r", "r"),
  // Who is where when.
  claimant: row("ra", "r", "ra", "", "ra"),
  claim: row("rawd", "r", "r", "", "ra"),
  booking: row("raw", "r", "r", "r", "ra"),
  booking_event: row("ra", "r", "r", "r", "ra"),
  scheduling_request: row("rw", "raw", "", "", "ra"),
  request_law: row("r", "ra", "", "", "raw"),
  // The clinic: never the desk, never managers.
  privilege: row("", "r", "raw", "", "r"),
  // What a surgeon does not do: nobody else.
  opt_out: row("", "raw", "", "", ""),
  // Her weeks are a surgeon's own to set; who approves a text has to know whether colleagues have set theirs.
  own_period: row("", "raw", "", "", ""),
  surgical_case: row("", "raw", "", "r", "ra"),
  // What the team and she write; what she signed is hers alone to sign.
  case_part: row("", "raw", "", "raw", "raw"),
  consent_copy: row("", "r", "", "ra", ""),
  // Files of an item: who treats her keeps and takes out, she takes back hers, the worker deletes what was taken out.
  case_file: row("", "raw", "", "rad", "rd"),
  // How she says that she is: hers to write; what is done about it is not hers to read.
  check_in: row("", "r", "", "raw", "r"),
  check_in_care: row("", "raw", "", "", ""),
  // Ready, or for whom it waits: neutral. She may make it worse by what she withdraws.
  request_readiness: row("r", "raw", "", "rw", "raw"),
  // Neutral words of a fixed list: the desk ticks them.
  // What happened on the day: arrivals are the desk's too.
  day_step: row("rawd", "rawd", "r", "", "r"),
  desk_task: row("rw", "rad", "", "r", "ra"),
  // What proves that the database itself made a list of whom somebody treats: nobody could make one by it.
  treated_secret: row("", "", "", "", ""),
  patient_key: row("", "ra", "", "r", "ra"),
  // Messages follow from the rest: the worker writes them, her choices are hers. What got stuck is the manager's to send again.
  // Who says nothing: derived by the worker, looked after by the treating team; what was done is theirs alone.
  // The rota: the manager's; who looks reads it, and the patient is told when nobody does.
  duty: row("", "r", "rad", "r", ""),
  duty_limit: row("", "r", "raw", "", ""),
  silence: row("", "r", "", "", "raw"),
  silence_care: row("", "raw", "", "", ""),
  message_choice: row("r", "r", "", "raw", "raw"),
  message: row("r", "r", "r", "r", "rawd"),
  message_words: row("r", "r", "rawd", "r", "r"),
  captured_message: row("", "", "r", "", "ra"),
  // What comes back is written by the door's functions; the desk reads it and calls. Of a link nobody reads more than its page says.
  sms_reply: row("r", "", "", "", ""),
  desk_call: row("rw", "", "", "", ""),
  booking_confirmation: row("r", "r", "", "r", ""),
  answer_link: row("", "", "", "", "a"),
  audit_event: row("a", "a", "ra", "a", "a"),
  import_run: row("", "", "ra", "", "raw"),
  import_row: row("", "", "r", "", "ra"),
  demo_clock: row("", "", "r", "", "r"),
};
