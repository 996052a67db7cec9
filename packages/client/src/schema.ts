// Made by `npm run client` from /openapi.json. Do not edit.

export interface paths {
  '/v1/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List API keys
     * @description List API keys.
     */
    get: operations['ApiKeys_list'];
    put?: never;
    /**
     * Make an API key
     * @description Make an API key. The key is in this answer and nowhere else.
     */
    post: operations['ApiKeys_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/api-keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke an API key
     * @description Revoke an API key. It ends at once, and with it the keys that were made with it.
     */
    delete: operations['ApiKeys_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List who changed what
     * @description List who changed what.
     */
    get: operations['Audit_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who am I
     * @description Who am I.
     */
    get: operations['Session_whoAmI'];
    put?: never;
    /**
     * Sign in
     * @description Sign in. Sets the session’s cookie. With the cookie, every write needs `X-CSRF-Token`.
     */
    post: operations['Session_signIn'];
    /**
     * Sign out
     * @description Sign out.
     */
    delete: operations['Session_signOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/session/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Change my password
     * @description Change my password. Ends my other sessions.
     */
    put: operations['Session_changePassword'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List my sessions
     * @description List my sessions.
     */
    get: operations['Sessions_list'];
    put?: never;
    post?: never;
    /**
     * End my other sessions
     * @description End my other sessions.
     */
    delete: operations['Sessions_endOthers'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * End one of my sessions
     * @description End one of my sessions.
     */
    delete: operations['Sessions_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List users
     * @description List users.
     */
    get: operations['Users_list'];
    put?: never;
    /**
     * Add a user
     * @description Add a user. The temporary password is in this answer and nowhere else.
     */
    post: operations['Users_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a user
     * @description Remove a user.
     */
    delete: operations['Users_remove'];
    options?: never;
    head?: never;
    /**
     * Change a user’s role
     * @description Change a user’s role.
     */
    patch: operations['Users_change'];
    trace?: never;
  };
  '/v1/users/{id}/reset-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reset a user’s password
     * @description Reset a user’s password. The temporary password is in this answer and nowhere else.
     */
    post: operations['Users_resetPassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/crm-fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List fields of an object of the org
     * @description List fields of an object of the org. Those that the connected Salesforce user can see.
     */
    get: operations['CrmFields_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/field-mappings/{object}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a field mapping
     * @description Read a field mapping.
     */
    get: operations['FieldMappings_read'];
    /**
     * Save a field mapping
     * @description Save a field mapping. A new version; what changed is back-filled by itself.
     */
    put: operations['FieldMappings_replace'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/field-mappings/{object}/defaults': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Save the standard fields as the mapping
     * @description Save the standard fields as the mapping.
     */
    post: operations['FieldMappings_saveDefaults'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/stages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the stage values
     * @description Read the stage values.
     */
    get: operations['Stages_read'];
    /**
     * Save the stage values
     * @description Save the stage values.
     */
    put: operations['Stages_replace'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/stages/alignment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Compare the stage values with those of the org
     * @description Compare the stage values with those of the org.
     */
    get: operations['Stages_alignment'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/stages/adopt': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take over stages of the org
     * @description Take over stages of the org.
     */
    post: operations['Stages_adopt'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the settings
     * @description Read the settings.
     */
    get: operations['Settings_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change settings
     * @description Change settings.
     */
    patch: operations['Settings_patch'];
    trace?: never;
  };
  '/v1/connection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the connection
     * @description Read the connection.
     */
    get: operations['Connection_read'];
    /**
     * Connect server to server
     * @description Connect server to server. Tried at once. A different org than the pinned one is refused.
     */
    put: operations['Connection_connect'];
    post?: never;
    /**
     * Disconnect
     * @description Disconnect. The tokens are revoked and forgotten; the mirror stays.
     */
    delete: operations['Connection_disconnect'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/connection/authorize': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin to connect in the browser
     * @description Begin to connect in the browser.
     */
    post: operations['Connection_authorize'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/connection/diagnosis': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Check the connection, and who must act
     * @description Check the connection, and who must act.
     */
    get: operations['Connection_diagnose'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/oauth/salesforce/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where Salesforce’s sign-in page returns to
     * @description Where Salesforce’s sign-in page returns to.
     */
    get: operations['Callback_finish'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/embed-tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Embed tokens issue
     * @description Embed tokens issue.
     */
    post: operations['EmbedTokens_issue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/erasures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Erase a person
     * @description Erase a person. From every recording, meeting and call: a mark stands where they were.
     */
    post: operations['Erasures_erase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/erasures/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read how far an erasure is
     * @description Read how far an erasure is.
     */
    get: operations['Erasures_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/recordings/{externalId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a recording
     * @description Read a recording.
     */
    get: operations['Recordings_read'];
    /**
     * Hand in a recording
     * @description Hand in a recording. However often it is handed in, it is decided once.
     */
    put: operations['Recordings_handIn'];
    post?: never;
    /**
     * Erase a recording
     * @description Erase a recording. A tombstone stays, and the id is never decided again.
     */
    delete: operations['ErasedRecordings_erase'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Stream events
     * @description Stream events. Server-sent events. The shapes of their data are those of the webhooks, and `SyncProgress`.
     */
    get: operations['Events_stream'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Is the process alive
     * @description Is the process alive.
     */
    get: operations['Health_live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Is it ready for requests
     * @description Is it ready for requests.
     */
    get: operations['Health_ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the metrics
     * @description Read the metrics.
     */
    get: operations['Health_prometheus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/meetings/{externalId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Register a meeting
     * @description Register a meeting. Or replace what was registered; a captured relationship stays.
     */
    put: operations['Meetings_register'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/dialer-calls/{externalId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Register a dialer call
     * @description Register a dialer call. Or replace what was registered.
     */
    put: operations['DialerCalls_register'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/recordings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List recordings
     * @description List recordings. The latest started first.
     */
    get: operations['Recordings_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/recordings/{externalId}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the history of a recording
     * @description Read the history of a recording. The decision, then every manual change, in order.
     */
    get: operations['Recordings_history'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/recording-reasons': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Count why slots are empty
     * @description Count why slots are empty.
     */
    get: operations['RecordingReasons_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/recordings/{externalId}/related-records': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the Related Records tile
     * @description Read the Related Records tile.
     */
    get: operations['RelatedRecords_tile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/recordings/{externalId}/related-records/explanation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Explain a decision
     * @description Explain a decision. As it was stored, byte for byte; nothing live in it.
     */
    get: operations['RelatedRecords_explanation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/recordings/{externalId}/related-records/{slot}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Link by hand
     * @description Link by hand. An Opportunity brings its Account; an Account clears another one’s Opportunity.
     */
    put: operations['RelatedRecords_set'];
    post?: never;
    /**
     * Clear a slot by hand
     * @description Clear a slot by hand.
     */
    delete: operations['RelatedRecords_clear'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/recordings/{externalId}/related-records/{slot}/release': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Hand a slot back to the automatic decision
     * @description Hand a slot back to the automatic decision.
     */
    post: operations['RelatedRecords_release'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/people/{crmId}/feed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the recordings of a person
     * @description List the recordings of a person.
     */
    get: operations['Feeds_ofPerson'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{crmId}/feed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the recordings of an Account
     * @description List the recordings of an Account.
     */
    get: operations['Feeds_ofAccount'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{crmId}/feed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the recordings of an Opportunity
     * @description List the recordings of an Opportunity.
     */
    get: operations['Feeds_ofOpportunity'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/linking/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Preview a decision
     * @description Preview a decision. By a changed configuration if one is given. Nothing is stored.
     */
    post: operations['Preview_decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/linking/preview-recent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Preview compare recent
     * @description Preview compare recent.
     */
    post: operations['Preview_compareRecent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List Accounts
     * @description List Accounts.
     */
    get: operations['Mirror_accounts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List Opportunities
     * @description List Opportunities.
     */
    get: operations['Mirror_opportunities'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List people
     * @description List people.
     */
    get: operations['Mirror_people'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{crmId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an Account
     * @description Read an Account.
     */
    get: operations['Mirror_account'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/opportunities/{crmId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an Opportunity
     * @description Read an Opportunity.
     */
    get: operations['Mirror_opportunity'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/people/{crmId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a person
     * @description Read a person.
     */
    get: operations['Mirror_person'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/overview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the overview
     * @description Read the overview.
     */
    get: operations['Overview_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/setup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read how far the set-up is
     * @description Read how far the set-up is.
     */
    get: operations['Overview_setup'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/parity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Compare the mirror with the org
     * @description Compare the mirror with the org.
     */
    get: operations['Parity_report'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sync-errors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List CRM Sync Errors by cause
     * @description List CRM Sync Errors by cause.
     */
    get: operations['SyncErrors_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sync-errors/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try again what could not be mirrored
     * @description Try again what could not be mirrored.
     */
    post: operations['SyncErrors_retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/syncs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List sync runs
     * @description List sync runs.
     */
    get: operations['Syncs_list'];
    put?: never;
    /**
     * Ask for a sync
     * @description Ask for a sync.
     */
    post: operations['Syncs_request'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/syncs/estimate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Estimate what a sync would cost
     * @description Estimate what a sync would cost.
     */
    post: operations['Syncs_estimate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/syncs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a sync run
     * @description Read a sync run.
     */
    get: operations['Syncs_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/syncs/{id}/deletions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Syncs deletions
     * @description Syncs deletions.
     */
    get: operations['Syncs_deletions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/syncs/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel a sync run
     * @description Cancel a sync run.
     */
    post: operations['Syncs_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/syncs/{id}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let a reconcile delete past the threshold
     * @description Let a reconcile delete past the threshold.
     */
    post: operations['Syncs_approve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/syncs/{id}/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a reconcile’s deletions back
     * @description Take a reconcile’s deletions back.
     */
    post: operations['Syncs_undo'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/crm-records/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Read records again at once
     * @description Read records again at once.
     */
    post: operations['CrmRecords_refresh'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List webhooks
     * @description List webhooks.
     */
    get: operations['Webhooks_list'];
    put?: never;
    /**
     * Add a webhook
     * @description Add a webhook. The secret is in this answer and nowhere else.
     */
    post: operations['Webhooks_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a webhook
     * @description Remove a webhook.
     */
    delete: operations['Webhooks_remove'];
    options?: never;
    head?: never;
    /**
     * Change a webhook
     * @description Change a webhook.
     */
    patch: operations['Webhooks_change'];
    trace?: never;
  };
  '/v1/webhooks/{id}/rotate-secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a webhook a new secret
     * @description Give a webhook a new secret. Both are valid for a day.
     */
    post: operations['Webhooks_rotateSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}/ping': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a ping now
     * @description Send a ping now.
     */
    post: operations['Webhooks_ping'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List deliveries of a webhook
     * @description List deliveries of a webhook.
     */
    get: operations['Webhooks_deliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}/deliveries/{deliveryId}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Deliver again
     * @description Deliver again.
     */
    post: operations['Webhooks_replay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface webhooks {
  'recording.linked': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A recording was decided
     * @description A recording was decided. Told to the webhooks that ask for `recording.linked`; any answer of 2xx is taken as heard.
     */
    post: operations['webhook_RecordingLinked'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'recording.link_changed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A slot was changed by hand
     * @description A slot was changed by hand. Told to the webhooks that ask for `recording.link_changed`; any answer of 2xx is taken as heard.
     */
    post: operations['webhook_RecordingLinkChanged'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'recording.erased': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A recording was erased
     * @description A recording was erased. Told to the webhooks that ask for `recording.erased`; any answer of 2xx is taken as heard.
     */
    post: operations['webhook_RecordingErased'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'sync.failed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A sync run failed
     * @description A sync run failed. Told to the webhooks that ask for `sync.failed`; any answer of 2xx is taken as heard.
     */
    post: operations['webhook_SyncFailed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'connection.needs_attention': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The connection needs somebody
     * @description The connection needs somebody. Told to the webhooks that ask for `connection.needs_attention`; any answer of 2xx is taken as heard.
     */
    post: operations['webhook_ConnectionNeedsAttention'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'webhook.ping': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Somebody pinged this webhook
     * @description Somebody pinged this webhook. Told to the webhooks that ask for `webhook.ping`; any answer of 2xx is taken as heard.
     */
    post: operations['webhook_WebhookPing'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface components {
  schemas: {
    KeyMakerView: {
      /** @enum {string} */
      kind: 'user' | 'key' | 'operator';
      id: string | null;
      /** @description As it was when the key was made */
      name: string | null;
      /** @description The user was deleted; the key lives on */
      gone: boolean;
    };
    ApiKeyView: {
      id: string;
      name: string;
      /** @enum {string} */
      role: 'admin' | 'member' | 'service' | 'viewer';
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      expiresAt: string | null;
      /**
       * Format: date-time
       * @description To the minute
       */
      lastUsedAt: string | null;
      /** @description Null for keys of before 0.2.0 */
      createdBy: components['schemas']['KeyMakerView'] | null;
    };
    PageOfApiKeyView: {
      data: components['schemas']['ApiKeyView'][];
      nextCursor: string | null;
    };
    ApiKeyBody: {
      name: string;
      /** @enum {string} */
      role: 'admin' | 'member' | 'service' | 'viewer';
      /**
       * Format: date-time
       * @description Left out: never, or with the key that makes it
       */
      expiresAt?: string | null;
    };
    CreatedApiKeyView: {
      id: string;
      name: string;
      /** @enum {string} */
      role: 'admin' | 'member' | 'service' | 'viewer';
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      expiresAt: string | null;
      /**
       * Format: date-time
       * @description To the minute
       */
      lastUsedAt: string | null;
      /** @description Null for keys of before 0.2.0 */
      createdBy: components['schemas']['KeyMakerView'] | null;
      /** @description Shown this once */
      key: string;
    };
    AuditActorView: {
      /** @enum {string} */
      kind: 'user' | 'key' | 'operator' | 'system';
      id: string | null;
      name: string | null;
    };
    AuditView: {
      id: string;
      /** Format: date-time */
      at: string;
      actor: components['schemas']['AuditActorView'];
      /** @example api_key.create */
      action: string;
      subject: string | null;
      /** @description JSON of any kind, by the action */
      before:
        | (
            | {
                [key: string]: unknown;
              }
            | unknown[]
          )
        | null;
      /** @description JSON of any kind, by the action */
      after:
        | (
            | {
                [key: string]: unknown;
              }
            | unknown[]
          )
        | null;
      /** @description Network address it was asked from */
      sourceAddress: string | null;
    };
    PageOfAuditView: {
      data: components['schemas']['AuditView'][];
      nextCursor: string | null;
    };
    SignInBody: {
      /** Format: email */
      email: string;
      /** Format: password */
      password: string;
    };
    SignedInUserView: {
      id: string;
      email: string;
      /** @enum {string} */
      role: 'admin' | 'member' | 'service' | 'viewer';
    };
    SessionView: {
      id: string;
      /** @enum {string} */
      kind: 'user' | 'key';
      /** @description Of a user */
      email: string | null;
      /** @description Of an API key */
      name: string | null;
      /** @enum {string} */
      role: 'admin' | 'member' | 'service' | 'viewer';
      teamId: string;
      /** @description Null with an API key */
      user: components['schemas']['SignedInUserView'] | null;
      /** @description To be sent as X-CSRF-Token; null with an API key */
      csrfToken: string | null;
      /** @description The password is temporary: until it is changed nothing else answers */
      passwordChangeRequired: boolean;
    };
    PasswordBody: {
      /** Format: password */
      currentPassword: string;
      /**
       * Format: password
       * @description Not among the most common ones
       */
      newPassword: string;
    };
    SessionListView: {
      id: string;
      /** @description The one this request came with */
      current: boolean;
      /** Format: date-time */
      createdAt: string;
      /**
       * Format: date-time
       * @description To the minute
       */
      lastSeenAt: string;
      /** Format: date-time */
      expiresAt: string;
      /** @description Network address it was begun from */
      sourceAddress: string | null;
      userAgent: string | null;
    };
    PageOfSessionListView: {
      data: components['schemas']['SessionListView'][];
      nextCursor: string | null;
    };
    UserView: {
      id: string;
      email: string;
      /** @enum {string} */
      role: 'admin' | 'member' | 'viewer';
      /** @description Signs in with a generated password that is still to be changed */
      passwordTemporary: boolean;
      /** Format: date-time */
      createdAt: string;
    };
    PageOfUserView: {
      data: components['schemas']['UserView'][];
      nextCursor: string | null;
    };
    UserBody: {
      /** Format: email */
      email: string;
      /** @enum {string} */
      role: 'admin' | 'member' | 'viewer';
    };
    CreatedUserView: {
      id: string;
      email: string;
      /** @enum {string} */
      role: 'admin' | 'member' | 'viewer';
      /** @description Signs in with a generated password that is still to be changed */
      passwordTemporary: boolean;
      /** Format: date-time */
      createdAt: string;
      /** @description Generated, temporary, shown this once */
      password?: string;
    };
    UserChangeBody: {
      /** Format: email */
      email?: string;
      /** @enum {string} */
      role?: 'admin' | 'member' | 'viewer';
    };
    CrmFieldView: {
      /** @example Amount */
      name: string;
      /** @example Amount */
      label: string;
      /**
       * @description The name Salesforce gives the type; of a formula, that of its result
       * @example currency
       */
      type: string;
      custom: boolean;
      nullable: boolean;
      /** @description Objects that a reference may point to */
      referenceTo: string[];
      /** @description Targets that this field could feed */
      fits: string[];
      /** @description With `samples=true`: up to three different values of records that were changed last */
      samples?: string[];
    };
    CrmFieldsView: {
      data: components['schemas']['CrmFieldView'][];
      /** @description Standard fields that the connected user may not see */
      hidden: string[];
    };
    MappedTargetView: {
      /** @example amount */
      target: string;
      /** @example Amount */
      label: string;
      required: boolean;
      /** @enum {string} */
      direction: 'from_crm';
      /** @description The CRM field that feeds the target */
      source: string | null;
      /** @description The CRM field we would take */
      proposed: string | null;
      /** @description What is wrong with the source, for a person */
      problem: string | null;
    };
    OrgProblemView: {
      /** @description Stable; see docs/errors.md */
      code: string;
      detail: string;
    };
    FieldMappingView: {
      /** @enum {string} */
      object: 'Opportunity' | 'Account' | 'Contact' | 'Lead';
      /** @description 0 before the first save */
      version: number;
      /** @description Whether every required target has a source */
      complete: boolean;
      fields: components['schemas']['MappedTargetView'][];
      /** @description Why the org could not be asked */
      orgProblem: components['schemas']['OrgProblemView'] | null;
    };
    FieldMappingBody: {
      /**
       * @description The whole map: target to CRM field
       * @example {
       *       "accountCrmId": "AccountId",
       *       "amount": "Amount",
       *       "closeDate": "CloseDate"
       *     }
       */
      fields: {
        [key: string]: string | null;
      };
    };
    StageWarningView: {
      value: string;
      /** @enum {string} */
      status: 'aligned' | 'missing_here' | 'missing_in_crm' | 'inactive_in_crm' | 'outcome_differs';
      /** @description Live Opportunities that hold the value */
      opportunities: number;
      /** @enum {string} */
      code: 'STAGE_MISALIGNED';
      message: string;
    };
    SavedFieldMappingView: {
      /** @enum {string} */
      object: 'Opportunity' | 'Account' | 'Contact' | 'Lead';
      /** @description 0 before the first save */
      version: number;
      /** @description Whether every required target has a source */
      complete: boolean;
      fields: components['schemas']['MappedTargetView'][];
      /** @description Why the org could not be asked */
      orgProblem: components['schemas']['OrgProblemView'] | null;
      /** @description Stage misalignment, of Opportunity alone */
      warnings: components['schemas']['StageWarningView'][];
    };
    StageView: {
      /** @description Compared with the CRM value to the letter */
      value: string;
      /** @enum {string} */
      outcome: 'open' | 'won' | 'lost';
      /** @description A higher one is further along the pipeline */
      position: number;
    };
    StagesView: {
      /** @description 0 before the first save */
      version: number;
      values: components['schemas']['StageView'][];
    };
    StageBody: {
      value: string;
      /** @enum {string} */
      outcome: 'open' | 'won' | 'lost';
      /** @description Of every stage or of none; none is the order given */
      position?: number;
    };
    StagesBody: {
      /** @description The whole list */
      values: components['schemas']['StageBody'][];
      /** @description The version the list was made from; 409 when it has changed */
      version?: number;
    };
    ComparedStageView: {
      value: string;
      /** @enum {string} */
      status: 'aligned' | 'missing_here' | 'missing_in_crm' | 'inactive_in_crm' | 'outcome_differs';
      /** @description Live Opportunities that hold the value */
      opportunities: number;
      /**
       * @description Here; null when the team does not have the value
       * @enum {string|null}
       */
      outcome: 'open' | 'won' | 'lost' | null;
      /**
       * @description In the org; null when it does not list the value
       * @enum {string|null}
       */
      crmOutcome: 'open' | 'won' | 'lost' | null;
    };
    AlignmentView: {
      aligned: boolean;
      values: components['schemas']['ComparedStageView'][];
    };
    AdoptionBody: {
      /** @description All of the org’s stages when left out */
      values?: string[];
    };
    DomainAliasView: {
      /** @example acme.de */
      domain: string;
      /**
       * @description 15 characters are accepted
       * @example 0015g00000AbCdEAAV
       */
      accountCrmId: string;
    };
    HostChangesView: {
      add: string[];
      remove: string[];
    };
    LinkingSettingsView: {
      /** @default 10 */
      captureLeadMinutes: number;
      /** @default 5 */
      dialerDelayMinutes: number;
      /** @default 15 */
      freshnessWaitMinutes: number;
    };
    SettingsView: {
      /**
       * @description 0 switches the schedule off
       * @default 5
       */
      syncIntervalMinutes: number;
      /**
       * @description 0 switches the schedule off
       * @default 24
       */
      reconcileIntervalHours: number;
      /** @default 300 */
      watermarkOverlapSeconds: number;
      /**
       * @description Passes that waiting recordings ask for begin at least this far apart
       * @default 30
       */
      freshnessGapSeconds: number;
      /** @default 50 */
      apiBudgetPercent: number;
      /** @default 5 */
      reconcileDeletePercent: number;
      /** @default 30 */
      keepDeletedDays: number;
      /**
       * @description 0 is for good
       * @default 0
       */
      keepRecordingsDays: number;
      /** @description Hosts, registrable domains or single addresses; null while the team never said */
      internalDomains: string[] | null;
      /** @description Addresses, hosts (x.com) or subdomains (*.x.com) */
      excludedParticipants: string[];
      domainAliases: components['schemas']['DomainAliasView'][];
      freeMailDomains: components['schemas']['HostChangesView'];
      /** @description Hosts that many organisations share: never a company’s domain */
      sharedHosts: components['schemas']['HostChangesView'];
      linking: components['schemas']['LinkingSettingsView'];
    };
    HostChangesPatch: {
      add?: string[];
      remove?: string[];
    };
    LinkingSettingsPatch: {
      /** @default 10 */
      captureLeadMinutes: number;
      /** @default 5 */
      dialerDelayMinutes: number;
      /** @default 15 */
      freshnessWaitMinutes: number;
    };
    SettingsPatch: {
      /**
       * @description 0 switches the schedule off
       * @default 5
       */
      syncIntervalMinutes: number;
      /**
       * @description 0 switches the schedule off
       * @default 24
       */
      reconcileIntervalHours: number;
      /** @default 300 */
      watermarkOverlapSeconds: number;
      /**
       * @description Passes that waiting recordings ask for begin at least this far apart
       * @default 30
       */
      freshnessGapSeconds: number;
      /** @default 50 */
      apiBudgetPercent: number;
      /** @default 5 */
      reconcileDeletePercent: number;
      /** @default 30 */
      keepDeletedDays: number;
      /**
       * @description 0 is for good
       * @default 0
       */
      keepRecordingsDays: number;
      /** @description Hosts, registrable domains or single addresses; null while the team never said */
      internalDomains?: string[] | null;
      /** @description Addresses, hosts (x.com) or subdomains (*.x.com) */
      excludedParticipants?: string[];
      domainAliases?: components['schemas']['DomainAliasView'][];
      freeMailDomains?: components['schemas']['HostChangesPatch'];
      sharedHosts?: components['schemas']['HostChangesPatch'];
      linking?: components['schemas']['LinkingSettingsPatch'];
    };
    ApiUsageView: {
      used: number;
      limit: number;
    };
    ConnectionErrorView: {
      code: string;
      message: string;
      /** Format: date-time */
      since: string;
      /** @enum {string} */
      whoMustAct: 'nobody' | 'team_admin' | 'salesforce_admin' | 'operator';
    };
    ConnectionViewDto: {
      /** @enum {string} */
      state: 'disconnected' | 'connected' | 'needs_attention';
      orgId: string | null;
      orgName: string | null;
      sandbox: boolean | null;
      instanceUrl: string | null;
      username: string | null;
      /** @enum {string|null} */
      grant: 'web_server' | 'client_credentials' | 'jwt_bearer' | null;
      apiUsage: components['schemas']['ApiUsageView'] | null;
      error: components['schemas']['ConnectionErrorView'] | null;
    };
    AuthorizeBody: {
      /** @description The service's own login address when left out */
      loginUrl?: string;
    };
    AuthorizationView: {
      /** @description Send the browser there */
      authorizationUrl: string;
    };
    ConnectBody: {
      /** @enum {string} */
      grant: 'client_credentials' | 'jwt_bearer';
      /** @description As in https://acme.my.salesforce.com */
      loginUrl: string;
      clientId: string;
      /** @description For client_credentials */
      clientSecret?: string;
      /** @description For jwt_bearer: an RSA key as PEM */
      privateKey?: string;
      /** @description For jwt_bearer: the user to act as */
      username?: string;
    };
    CheckView: {
      /** @description Stable, as in signs_in, object_Account, fields_Opportunity */
      id: string;
      /** @enum {string} */
      status: 'ok' | 'warning' | 'failed';
      detail: string;
      /** @enum {string} */
      whoMustAct: 'nobody' | 'team_admin' | 'salesforce_admin' | 'operator';
    };
    DiagnosisView: {
      checks: components['schemas']['CheckView'][];
    };
    EmbedActorBody: {
      /** Format: email */
      email: string;
      /** @description Named beside the address */
      name?: string | null;
    };
    EmbedTokenBody: {
      /** @description The recording */
      externalId: string;
      /**
       * @description Its holder may link by hand; needs `actor`
       * @default false
       */
      mayLink: boolean | null;
      /** @description Whom the history names */
      actor?: components['schemas']['EmbedActorBody'] | null;
    };
    EmbedTokenView: {
      /** @description For ten minutes, as `Authorization: Bearer` */
      token: string;
      /** Format: date-time */
      expiresAt: string;
      /** @description The tile as a page to frame; the token is in it */
      url: string;
      /** @description An iframe of it */
      html: string;
    };
    ErasureBody: {
      /** @description Their e-mail address; either this or `crmId` */
      email?: string | null;
      /** @description Of their Contact, Lead or person account, 15 or 18 characters */
      crmId?: string | null;
    };
    ErasureView: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      state: 'running' | 'done' | 'failed';
      /** @description Recordings in which something of theirs was replaced, so far */
      recordings: number;
      meetings: number;
      dialerCalls: number;
      /** @description The mirror follows Salesforce: while a record of theirs exists there, it is mirrored */
      stillInSalesforce: boolean;
      /** Format: date-time */
      requestedAt: string;
      /** Format: date-time */
      finishedAt: string | null;
      /** @description A code of the catalogue, of one that failed */
      error: string | null;
      /** @description What the erasure does not reach */
      note: string;
    };
    ErasedRecordingView: {
      externalId: string;
      /** Format: date-time */
      erasedAt: string;
      /** @description What the erasure does not reach */
      note: string;
    };
    LivenessView: {
      /** @enum {string} */
      status: 'live';
    };
    ReadinessCheckView: {
      /** @enum {string} */
      id: 'database' | 'migrations';
      /** @enum {string} */
      status: 'ok' | 'failed';
      detail: string;
    };
    ReadinessView: {
      /** @enum {string} */
      status: 'ready' | 'not_ready';
      checks: components['schemas']['ReadinessCheckView'][];
    };
    AttendeeBody: {
      name?: string | null;
      /** @description Junk counts as none */
      email?: string | null;
      /** @description The same participant again has the same */
      externalId?: string | null;
      phone?: string | null;
      /** @description Counts only where there is no address */
      isInternal?: boolean | null;
      isBot?: boolean | null;
      /** @example accepted */
      response?: string | null;
      /** Format: date-time */
      joinedAt?: string | null;
      /** Format: date-time */
      leftAt?: string | null;
      talkTimeMs?: number | null;
    };
    InviteeBody: {
      name?: string | null;
      /** @description Junk counts as none */
      email?: string | null;
      /** @description The same participant again has the same */
      externalId?: string | null;
      phone?: string | null;
      /** @description Counts only where there is no address */
      isInternal?: boolean | null;
      isBot?: boolean | null;
      /** @example accepted */
      response?: string | null;
      /** Format: date-time */
      joinedAt?: string | null;
      /** Format: date-time */
      leftAt?: string | null;
      talkTimeMs?: number | null;
    };
    MeetingBody: {
      title: string;
      /** Format: date-time */
      startsAt: string;
      /** Format: date-time */
      endsAt: string;
      attendees?: components['schemas']['AttendeeBody'][] | null;
      invitees?: components['schemas']['InviteeBody'][] | null;
      /** @description Contacts, Leads or person accounts the meeting belongs to; the first counts among equals */
      personCrmIds?: string[] | null;
    };
    MeetingView: {
      externalId: string;
      title: string;
      /** Format: date-time */
      startsAt: string;
      /** Format: date-time */
      endsAt: string;
      attendees: components['schemas']['AttendeeBody'][];
      invitees: components['schemas']['InviteeBody'][];
      /** @description As registered last */
      personCrmIds: string[];
      /**
       * Format: date-time
       * @description Null before the capture
       */
      capturedAt: string | null;
      /** @description The captured relationship */
      capturedPersonCrmIds: string[] | null;
    };
    OwnerBody: {
      email?: string | null;
      name?: string | null;
    };
    DialerCallBody: {
      /** Format: date-time */
      startedAt: string;
      /** Format: date-time */
      endedAt?: string | null;
      /** @example outbound */
      direction: string;
      fromNumber: string;
      toNumber: string;
      owner?: components['schemas']['OwnerBody'] | null;
      personCrmId?: string | null;
      /** @description With `endedAt`: the recording is created from the call, `dialerDelayMinutes` after its end */
      recordingExternalId?: string | null;
    };
    DialerCallView: {
      externalId: string;
      /** Format: date-time */
      startedAt: string;
      /** Format: date-time */
      endedAt: string | null;
      direction: string;
      fromNumber: string;
      toNumber: string;
      owner: components['schemas']['OwnerBody'] | null;
      personCrmId: string | null;
      recordingExternalId: string | null;
    };
    RecordingBody: {
      /** @enum {string} */
      kind: 'virtual_conference' | 'dialer_call';
      /** @example zoom */
      platform?: string | null;
      title?: string | null;
      /** Format: date-time */
      startedAt: string;
      /** Format: date-time */
      endedAt: string;
      owner?: components['schemas']['OwnerBody'] | null;
      meetingExternalId?: string | null;
      dialerCallExternalId?: string | null;
      direction?: string | null;
      fromNumber?: string | null;
      toNumber?: string | null;
      attendees?: components['schemas']['AttendeeBody'][] | null;
      invitees?: components['schemas']['InviteeBody'][] | null;
      /**
       * @default when_fresh
       * @enum {string|null}
       */
      decide: 'when_fresh' | 'now' | null;
    };
    RelatedRecordView: {
      /** @enum {string} */
      state: 'pending' | 'linked' | 'empty';
      /** @enum {string} */
      origin: 'auto' | 'manual';
      /** @description The decided one; it stays after a merge */
      crmId: string | null;
      /** @enum {string|null} */
      type: 'Contact' | 'Lead' | 'Account' | 'Opportunity' | null;
      /** @description Today’s; after a merge the survivor’s, as `url` */
      name: string | null;
      /** @description Its page in Salesforce */
      url: string | null;
      /**
       * @description Why the slot is empty
       * @enum {string|null}
       */
      reason:
        | 'MAPPING_INCOMPLETE'
        | 'NOT_CONNECTED'
        | 'NO_EXTERNAL_PARTICIPANT'
        | 'NO_EXTERNAL_EMAIL'
        | 'UNREADABLE_ADDRESS'
        | 'EXCLUDED'
        | 'NO_RELATIONSHIP'
        | 'NO_TALK_TIME'
        | 'NO_PERSON_FOR_EMAIL'
        | 'AMBIGUOUS_PERSON'
        | 'PERSON_WITHHELD'
        | 'FREE_MAIL_DOMAIN'
        | 'DISPOSABLE_DOMAIN'
        | 'SHARED_HOST_DOMAIN'
        | 'INTERNAL_DOMAIN'
        | 'NO_ACCOUNT_FOR_DOMAIN'
        | 'AMBIGUOUS_ACCOUNT'
        | 'ACCOUNT_WITHHELD'
        | 'ACCOUNT_WITHOUT_OPPORTUNITY'
        | 'OPPORTUNITIES_WITHHELD'
        | 'CLEARED_BY_HAND'
        | null;
      /**
       * @description Of an automatic link
       * @enum {string|null}
       */
      grade: 'exact' | 'strong' | 'weak' | null;
      /** @description The survivor, when Salesforce merged the record away */
      mergedInto: string | null;
      /** @description Gone from Salesforce, without a survivor */
      deleted: boolean;
    };
    RelatedRecordsView: {
      person: components['schemas']['RelatedRecordView'];
      account: components['schemas']['RelatedRecordView'];
      opportunity: components['schemas']['RelatedRecordView'];
    };
    RecordingAnswerView: {
      externalId: string;
      /** @enum {string} */
      state: 'pending' | 'decided';
      /** Format: date-time */
      decidedAt: string | null;
      decisionId: string | null;
      /** @description Decided without a mirror read after the recording’s end */
      staleMirror: boolean;
      flags: 'PERSON_ACCOUNT_MISMATCH'[];
      relatedRecords: components['schemas']['RelatedRecordsView'];
    };
    RecordingView: {
      /** @enum {string} */
      kind: 'virtual_conference' | 'dialer_call';
      /** @example zoom */
      platform?: string | null;
      title?: string | null;
      /** Format: date-time */
      startedAt: string;
      /** Format: date-time */
      endedAt: string;
      owner?: components['schemas']['OwnerBody'] | null;
      meetingExternalId?: string | null;
      dialerCallExternalId?: string | null;
      direction?: string | null;
      fromNumber?: string | null;
      toNumber?: string | null;
      attendees: components['schemas']['AttendeeBody'][];
      invitees: components['schemas']['InviteeBody'][];
      externalId: string;
      /** @enum {string} */
      state: 'pending' | 'decided';
      /** Format: date-time */
      decidedAt: string | null;
      decisionId: string | null;
      /** @description Decided without a mirror read after the recording’s end */
      staleMirror: boolean;
      flags: 'PERSON_ACCOUNT_MISMATCH'[];
      relatedRecords: components['schemas']['RelatedRecordsView'];
    };
    PageOfRecordingView: {
      data: components['schemas']['RecordingView'][];
      nextCursor: string | null;
    };
    ActorView: {
      /** @enum {string} */
      kind: 'user' | 'key' | 'operator' | 'system';
      id: string | null;
      name: string | null;
    };
    HistoryEntryView: {
      /** Format: date-time */
      at: string;
      actor: components['schemas']['ActorView'];
      /** @enum {string} */
      action: 'decided' | 'set' | 'cleared' | 'released';
      /** @description Null for the decision, which is of all three */
      slot: string | null;
      before: {
        [key: string]: unknown;
      } | null;
      after: {
        [key: string]: unknown;
      } | null;
    };
    HistoryView: {
      data: components['schemas']['HistoryEntryView'][];
    };
    ReasonView: {
      /** @enum {string} */
      slot: 'person' | 'account' | 'opportunity';
      /** @enum {string} */
      reason:
        | 'MAPPING_INCOMPLETE'
        | 'NOT_CONNECTED'
        | 'NO_EXTERNAL_PARTICIPANT'
        | 'NO_EXTERNAL_EMAIL'
        | 'UNREADABLE_ADDRESS'
        | 'EXCLUDED'
        | 'NO_RELATIONSHIP'
        | 'NO_TALK_TIME'
        | 'NO_PERSON_FOR_EMAIL'
        | 'AMBIGUOUS_PERSON'
        | 'PERSON_WITHHELD'
        | 'FREE_MAIL_DOMAIN'
        | 'DISPOSABLE_DOMAIN'
        | 'SHARED_HOST_DOMAIN'
        | 'INTERNAL_DOMAIN'
        | 'NO_ACCOUNT_FOR_DOMAIN'
        | 'AMBIGUOUS_ACCOUNT'
        | 'ACCOUNT_WITHHELD'
        | 'ACCOUNT_WITHOUT_OPPORTUNITY'
        | 'OPPORTUNITIES_WITHHELD'
        | 'CLEARED_BY_HAND';
      /** @description Recordings of the list with this slot and reason */
      count: number;
      /** @example The account found has no opportunity. */
      sentence: string;
    };
    ReasonsView: {
      /** @description The most frequent first */
      data: components['schemas']['ReasonView'][];
    };
    TileRecordView: {
      /** @enum {string} */
      state: 'pending' | 'linked' | 'empty';
      /** @enum {string} */
      origin: 'auto' | 'manual';
      /** @description The decided one; it stays after a merge */
      crmId: string | null;
      /** @enum {string|null} */
      type: 'Contact' | 'Lead' | 'Account' | 'Opportunity' | null;
      /** @description Today’s; after a merge the survivor’s, as `url` */
      name: string | null;
      /** @description Its page in Salesforce */
      url: string | null;
      /**
       * @description Why the slot is empty
       * @enum {string|null}
       */
      reason:
        | 'MAPPING_INCOMPLETE'
        | 'NOT_CONNECTED'
        | 'NO_EXTERNAL_PARTICIPANT'
        | 'NO_EXTERNAL_EMAIL'
        | 'UNREADABLE_ADDRESS'
        | 'EXCLUDED'
        | 'NO_RELATIONSHIP'
        | 'NO_TALK_TIME'
        | 'NO_PERSON_FOR_EMAIL'
        | 'AMBIGUOUS_PERSON'
        | 'PERSON_WITHHELD'
        | 'FREE_MAIL_DOMAIN'
        | 'DISPOSABLE_DOMAIN'
        | 'SHARED_HOST_DOMAIN'
        | 'INTERNAL_DOMAIN'
        | 'NO_ACCOUNT_FOR_DOMAIN'
        | 'AMBIGUOUS_ACCOUNT'
        | 'ACCOUNT_WITHHELD'
        | 'ACCOUNT_WITHOUT_OPPORTUNITY'
        | 'OPPORTUNITIES_WITHHELD'
        | 'CLEARED_BY_HAND'
        | null;
      /**
       * @description Of an automatic link
       * @enum {string|null}
       */
      grade: 'exact' | 'strong' | 'weak' | null;
      /** @description The survivor, when Salesforce merged the record away */
      mergedInto: string | null;
      /** @description Gone from Salesforce, without a survivor */
      deleted: boolean;
      /** @description Today’s mapped values */
      fields: {
        [key: string]: string | null;
      } | null;
      /** @description Those of the decision */
      snapshot: {
        [key: string]: string | null;
      } | null;
    };
    TileRecordsView: {
      person: components['schemas']['TileRecordView'];
      account: components['schemas']['TileRecordView'];
      opportunity: components['schemas']['TileRecordView'];
    };
    TileView: {
      externalId: string;
      /** @enum {string} */
      state: 'pending' | 'decided';
      /** Format: date-time */
      decidedAt: string | null;
      decisionId: string | null;
      /** @description Decided without a mirror read after the recording’s end */
      staleMirror: boolean;
      flags: 'PERSON_ACCOUNT_MISMATCH'[];
      person: components['schemas']['TileRecordView'];
      account: components['schemas']['TileRecordView'];
      opportunity: components['schemas']['TileRecordView'];
      relatedRecords: components['schemas']['TileRecordsView'];
    };
    RunnerUpView: {
      crmId: string;
      name: string | null;
      /** @description The check it lost by */
      lostBy: string;
      value: string;
      winnerValue: string;
    };
    EvidenceView: {
      /** @example A4 */
      rule: string;
      check: string;
      input: string;
      result: string;
      runnerUp?: components['schemas']['RunnerUpView'];
    };
    SuggestionView: {
      crmId: string;
      /** @enum {string} */
      type: 'Contact' | 'Lead' | 'Account' | 'Opportunity';
      name: string | null;
      why: string;
    };
    SlotDecisionView: {
      /** @enum {string} */
      state: 'linked' | 'empty';
      crmId: string | null;
      /** @enum {string|null} */
      type: 'Contact' | 'Lead' | 'Account' | 'Opportunity' | null;
      name: string | null;
      /** @enum {string|null} */
      reason:
        | 'MAPPING_INCOMPLETE'
        | 'NOT_CONNECTED'
        | 'NO_EXTERNAL_PARTICIPANT'
        | 'NO_EXTERNAL_EMAIL'
        | 'UNREADABLE_ADDRESS'
        | 'EXCLUDED'
        | 'NO_RELATIONSHIP'
        | 'NO_TALK_TIME'
        | 'NO_PERSON_FOR_EMAIL'
        | 'AMBIGUOUS_PERSON'
        | 'PERSON_WITHHELD'
        | 'FREE_MAIL_DOMAIN'
        | 'DISPOSABLE_DOMAIN'
        | 'SHARED_HOST_DOMAIN'
        | 'INTERNAL_DOMAIN'
        | 'NO_ACCOUNT_FOR_DOMAIN'
        | 'AMBIGUOUS_ACCOUNT'
        | 'ACCOUNT_WITHHELD'
        | 'ACCOUNT_WITHOUT_OPPORTUNITY'
        | 'OPPORTUNITIES_WITHHELD'
        | 'CLEARED_BY_HAND'
        | null;
      /** @enum {string|null} */
      grade: 'exact' | 'strong' | 'weak' | null;
      /** @description The linked record’s mapped values at the decision */
      snapshot: {
        [key: string]: string | null;
      } | null;
      /** @description The checks behind the slot, in order */
      evidence: components['schemas']['EvidenceView'][];
      /** @description The evidence as a seller reads it */
      sentences: string[];
      suggestions: components['schemas']['SuggestionView'][];
      /** @description What would have linked an empty slot */
      counterfactual: string | null;
    };
    SlotDecisionsView: {
      person: components['schemas']['SlotDecisionView'];
      account: components['schemas']['SlotDecisionView'];
      opportunity: components['schemas']['SlotDecisionView'];
    };
    RedactionView: {
      /** Format: date-time */
      redactedAt: string;
      /** @description SHA-256 of this answer as it was before, byte for byte: proof that nothing else changed */
      documentSha256: string;
    };
    ExplanationView: {
      /** @description Null in a preview */
      decisionId: string | null;
      /** Format: date-time */
      decidedAt: string;
      ruleSetVersion: string;
      /** @description Of the Opportunity field mapping */
      mappingVersion: number;
      stagesVersion: number;
      /**
       * Format: date-time
       * @description Up to when the mirror was proven
       */
      watermark: string | null;
      staleMirror: boolean;
      flags: 'PERSON_ACCOUNT_MISMATCH'[];
      slots: components['schemas']['SlotDecisionsView'];
      /** @description Only where a person in the decision was erased */
      redaction?: components['schemas']['RedactionView'];
    };
    LinkBody: {
      /** @description Of a mirrored record that is not deleted */
      crmId: string;
    };
    FeedEntryView: {
      externalId: string;
      /** @enum {string} */
      kind: 'virtual_conference' | 'dialer_call';
      title: string | null;
      /** Format: date-time */
      startedAt: string;
      /** Format: date-time */
      endedAt: string;
    };
    PageOfFeedEntryView: {
      data: components['schemas']['FeedEntryView'][];
      nextCursor: string | null;
    };
    PreviewBody: {
      recording: components['schemas']['RecordingBody'];
      /** @description Members of settings, and `stages`, the whole list */
      configuration?: components['schemas']['SettingsPatch'] & {
        stages?: components['schemas']['StageBody'][];
      };
    };
    RecentPreviewBody: {
      /** @description Members of settings, and `stages`, the whole list */
      configuration: components['schemas']['SettingsPatch'] & {
        stages?: components['schemas']['StageBody'][];
      };
      /** @default 200 */
      limit: number | null;
    };
    OutcomeView: {
      /** @enum {string} */
      state: 'linked' | 'empty';
      crmId: string | null;
      /** @enum {string|null} */
      type: 'Contact' | 'Lead' | 'Account' | 'Opportunity' | null;
      name: string | null;
      /** @enum {string|null} */
      reason:
        | 'MAPPING_INCOMPLETE'
        | 'NOT_CONNECTED'
        | 'NO_EXTERNAL_PARTICIPANT'
        | 'NO_EXTERNAL_EMAIL'
        | 'UNREADABLE_ADDRESS'
        | 'EXCLUDED'
        | 'NO_RELATIONSHIP'
        | 'NO_TALK_TIME'
        | 'NO_PERSON_FOR_EMAIL'
        | 'AMBIGUOUS_PERSON'
        | 'PERSON_WITHHELD'
        | 'FREE_MAIL_DOMAIN'
        | 'DISPOSABLE_DOMAIN'
        | 'SHARED_HOST_DOMAIN'
        | 'INTERNAL_DOMAIN'
        | 'NO_ACCOUNT_FOR_DOMAIN'
        | 'AMBIGUOUS_ACCOUNT'
        | 'ACCOUNT_WITHHELD'
        | 'ACCOUNT_WITHOUT_OPPORTUNITY'
        | 'OPPORTUNITIES_WITHHELD'
        | 'CLEARED_BY_HAND'
        | null;
      /** @enum {string|null} */
      grade: 'exact' | 'strong' | 'weak' | null;
    };
    DifferenceView: {
      externalId: string;
      /** @enum {string} */
      slot: 'person' | 'account' | 'opportunity';
      /** @description If it was handed in today, by the configuration as it is */
      before: components['schemas']['OutcomeView'];
      /** @description If it was handed in today, by the changed configuration */
      after: components['schemas']['OutcomeView'];
    };
    RecentPreviewView: {
      /** @description Decided recordings that were looked at, the latest ones */
      considered: number;
      /** @description How many of them would come out differently */
      changed: number;
      /**
       * @description A decision is never changed by a configuration (N1)
       * @enum {integer}
       */
      decidedRecordingsChanged: 0;
      sentence: string;
      /** @description One for each slot that comes out differently */
      data: components['schemas']['DifferenceView'][];
    };
    WithheldView: {
      code: string;
      /** @description The CRM field */
      field: string | null;
      value: string | null;
    };
    RecordNoteView: {
      /** @description The target whose value says nothing by which the record could be found */
      target: string;
      /** @enum {string} */
      code: 'WEBSITE_SOCIAL_PAGE' | 'WEBSITE_UNREADABLE' | 'EMAIL_UNREADABLE';
      detail: string;
    };
    RecordView: {
      crmId: string;
      /** @enum {string} */
      type: 'User' | 'Account' | 'Contact' | 'Lead' | 'Opportunity' | 'OpportunityContactRole';
      name: string | null;
      /** @description Its page in Salesforce */
      url: string | null;
      deleted: boolean;
      /** @description The survivor at the end of all merges */
      mergedInto: string | null;
      /** @description Why it is kept from linking */
      withheld: components['schemas']['WithheldView'] | null;
      /** @description ISO code; null in an org without multi-currency */
      currency: string | null;
      /** @description Mapped value by target; money as a plain decimal */
      fields: {
        [key: string]: string | null;
      };
      /** @description Targets whose CRM field disappeared: their value is old */
      staleFields: string[];
      /** @description Values that lead nowhere, as a social page for a website */
      notes: components['schemas']['RecordNoteView'][];
      /** Format: date-time */
      systemModstamp: string | null;
      /**
       * Format: date-time
       * @description When this copy last changed
       */
      mirroredAt: string;
    };
    PageOfRecordView: {
      data: components['schemas']['RecordView'][];
      nextCursor: string | null;
    };
    ActionView: {
      code: string;
      detail: string;
      /** @enum {string} */
      whoMustAct: 'nobody' | 'team_admin' | 'salesforce_admin' | 'operator';
      /** @description A path of the console */
      link: string;
    };
    LastOutcomeView: {
      /** @enum {string} */
      state: 'queued' | 'running' | 'succeeded' | 'partial' | 'paused' | 'needs_approval' | 'failed' | 'cancelled';
      /** Format: date-time */
      finishedAt: string | null;
      runId: string;
    };
    RunCountsView: {
      /** @description Rows the org announced; null until it has */
      expected: number | null;
      read: number;
      inserted: number;
      updated: number;
      unchanged: number;
      deleted: number;
      /** @description Records of the object that are withheld when the run ends */
      withheld: number;
    };
    RunningView: {
      runId: string;
      /** @enum {string} */
      mode: 'full' | 'incremental' | 'reconcile' | 'backfill';
      /** @enum {string} */
      state: 'queued' | 'running' | 'succeeded' | 'partial' | 'paused' | 'needs_approval' | 'failed' | 'cancelled';
      phase: string | null;
      counts: components['schemas']['RunCountsView'];
    };
    ObjectStatusView: {
      /** @enum {string} */
      object: 'User' | 'Account' | 'Contact' | 'Lead' | 'Opportunity' | 'OpportunityContactRole';
      /** @description Null: never synced */
      lastOutcome: components['schemas']['LastOutcomeView'] | null;
      running: components['schemas']['RunningView'] | null;
      /** @description Now less the start of the last complete pass */
      syncAgeSeconds: number | null;
      records: number;
      withheld: number;
      /** Format: date-time */
      nextAt: string | null;
    };
    DayView: {
      /** Format: date */
      date: string;
      linked: number;
      partly: number;
      empty: number;
      pending: number;
    };
    TimeToLinkView: {
      p50: number | null;
      p95: number | null;
    };
    ReasonCountView: {
      reason: string;
      count: number;
    };
    RecordingsOverviewView: {
      /** @description The last 30 days, by the day a recording started (UTC) */
      days: components['schemas']['DayView'][];
      timeToLinkSeconds: components['schemas']['TimeToLinkView'];
      /** @description Why accounts are missing */
      reasons: components['schemas']['ReasonCountView'][];
    };
    UsageView: {
      used: number;
      limit: number;
      /** @description Of the daily calls, 0 to 1 */
      share: number;
    };
    OverviewView: {
      /** @enum {string} */
      health: 'ok' | 'attention' | 'failing';
      actions: components['schemas']['ActionView'][];
      objects: components['schemas']['ObjectStatusView'][];
      recordings: components['schemas']['RecordingsOverviewView'];
      /** @description Null until the org has told */
      apiUsage: components['schemas']['UsageView'] | null;
    };
    SetupStepView: {
      /** @enum {string} */
      id: 'admin' | 'connection' | 'internalDomains' | 'stages' | 'mapping' | 'firstSync' | 'firstRecording';
      /** @enum {string} */
      state: 'done' | 'next' | 'waiting';
      detail: string;
      /** @description A path of the console */
      link: string;
      /** @description Internal domains to save: those that users share */
      proposed?: string[];
    };
    SetupView: {
      complete: boolean;
      steps: components['schemas']['SetupStepView'][];
    };
    ParityReasonView: {
      detail: string;
      /** @enum {string} */
      whoMustAct: 'nobody' | 'team_admin' | 'salesforce_admin' | 'operator';
    };
    ParityView: {
      /** @enum {string} */
      object: 'User' | 'Account' | 'Contact' | 'Lead' | 'Opportunity' | 'OpportunityContactRole';
      /** @description Null where the connected user may not see the object */
      orgCount: number | null;
      /** @description Live records, withheld ones included */
      mirrorCount: number;
      withheldCount: number;
      /** @description Org less mirror */
      difference: number | null;
      /** @description In the org and not here, at most 100 */
      missingIds: string[];
      /** @description Here and not in the org, at most 100 */
      extraIds: string[];
      /** @description Values compared: every one of a small object, else those of records chosen at random */
      valuesCompared: number;
      valuesDiffering: number;
      /** @description Records with a value that differs, at most 100 */
      differingIds: string[];
      /** @description Why they differ, and who can end it */
      reason: components['schemas']['ParityReasonView'] | null;
      /** Format: date-time */
      checkedAt: string;
    };
    ParityReport: {
      data: components['schemas']['ParityView'][];
    };
    ErrorSampleView: {
      crmId: string;
      name: string | null;
      url: string | null;
    };
    SyncErrorView: {
      code: string;
      /** @enum {string} */
      object: 'User' | 'Account' | 'Contact' | 'Lead' | 'Opportunity' | 'OpportunityContactRole';
      /** @description The CRM field */
      field: string | null;
      value: string | null;
      /** @description Records it concerns; 1 for an error of a whole object */
      count: number;
      detail: string;
      /** @enum {string} */
      whoMustAct: 'nobody' | 'team_admin' | 'salesforce_admin' | 'operator';
      samples: components['schemas']['ErrorSampleView'][];
    };
    PageOfSyncErrorView: {
      data: components['schemas']['SyncErrorView'][];
      nextCursor: string | null;
    };
    RunEstimateView: {
      rows: number;
      apiCalls: number;
    };
    RunErrorView: {
      code: string;
      detail: string;
    };
    SyncRunView: {
      id: string;
      /** @enum {string} */
      object: 'User' | 'Account' | 'Contact' | 'Lead' | 'Opportunity' | 'OpportunityContactRole';
      /** @enum {string} */
      mode: 'full' | 'incremental' | 'reconcile' | 'backfill';
      /** @enum {string} */
      state: 'queued' | 'running' | 'succeeded' | 'partial' | 'paused' | 'needs_approval' | 'failed' | 'cancelled';
      /** @enum {string|null} */
      phase: 'extract' | 'id_scan' | null;
      counts: components['schemas']['RunCountsView'];
      apiCalls: number;
      /** @description Null until the run knows how much there is */
      estimate: components['schemas']['RunEstimateView'] | null;
      /** @description Received from the org, as they travelled */
      bytes: number;
      /**
       * Format: date-time
       * @description How far the run proved the object
       */
      watermark: string | null;
      /** Format: date-time */
      requestedAt: string;
      /** Format: date-time */
      startedAt: string | null;
      /** Format: date-time */
      finishedAt: string | null;
      /** Format: date-time */
      pausedUntil: string | null;
      error: components['schemas']['RunErrorView'] | null;
    };
    SyncRunList: {
      data: components['schemas']['SyncRunView'][];
    };
    SyncRequest: {
      /**
       * @description In any case; every object that is pulled when left out
       * @enum {string}
       */
      object?: 'User' | 'Account' | 'Contact' | 'Lead' | 'Opportunity' | 'OpportunityContactRole';
      /**
       * @default incremental
       * @enum {string}
       */
      mode: 'full' | 'incremental' | 'reconcile' | 'backfill';
    };
    EstimateRequest: {
      /**
       * @description In any case; every object that is pulled when left out
       * @enum {string}
       */
      object?: 'User' | 'Account' | 'Contact' | 'Lead' | 'Opportunity' | 'OpportunityContactRole';
      /**
       * @default incremental
       * @enum {string}
       */
      mode: 'full' | 'incremental' | 'reconcile' | 'backfill';
      /** @description Also of an object whose mapping is not saved yet. Left out: false */
      beforeMapping?: boolean;
    };
    ObjectEstimateView: {
      /** @enum {string} */
      object: 'User' | 'Account' | 'Contact' | 'Lead' | 'Opportunity' | 'OpportunityContactRole';
      /** @enum {string} */
      mode: 'full' | 'incremental' | 'reconcile' | 'backfill';
      /** @description Null where the org would not say */
      rows: number | null;
      /**
       * @description Null: nothing to read
       * @enum {string|null}
       */
      transport: 'rest' | 'bulk' | null;
      apiCalls: number;
      /** @description By what the last reads took here */
      seconds: number;
      /**
       * @description Where the rows come from: counted in the org now, as many as are mirrored, or Salesforce's own counts, hours old
       * @enum {string}
       */
      basis: 'counted' | 'mirror' | 'record_counts' | 'unknown';
    };
    BudgetShareView: {
      /** @description The setting apiBudgetPercent */
      percent: number;
      /** @description The team's share of the org's daily calls */
      calls: number;
      /** @description Before the runs */
      left: number;
    };
    SyncEstimateView: {
      data: components['schemas']['ObjectEstimateView'][];
      apiUsage: components['schemas']['ApiUsageView'];
      budget: components['schemas']['BudgetShareView'];
      /** @description Whether the runs fit what is left of the team's share; else they would pause there */
      fits: boolean;
      warning: string | null;
    };
    PageOfSyncRunView: {
      data: components['schemas']['SyncRunView'][];
      nextCursor: string | null;
    };
    PendingDeletionsView: {
      /** @description Records that the run would delete once it is approved */
      count: number;
      /** @description The first of them, by their ids */
      samples: components['schemas']['ErrorSampleView'][];
    };
    RefreshBody: {
      /**
       * @description In any case
       * @enum {string}
       */
      object: 'User' | 'Account' | 'Contact' | 'Lead' | 'Opportunity' | 'OpportunityContactRole';
      /** @description These records */
      crmIds?: string[];
      /**
       * Format: date-time
       * @description Or what changed since
       */
      changedSince?: string;
    };
    WebhookView: {
      id: string;
      url: string;
      events: (
        | 'recording.linked'
        | 'recording.link_changed'
        | 'recording.erased'
        | 'sync.failed'
        | 'connection.needs_attention'
        | 'webhook.ping'
      )[];
      description: string | null;
      /** @description Nothing is told to it while false */
      enabled: boolean;
      /**
       * Format: date-time
       * @description After a rotation, until when messages are signed with the secret before, too
       */
      previousSecretEndsAt: string | null;
      /** Format: date-time */
      createdAt: string;
    };
    PageOfWebhookView: {
      data: components['schemas']['WebhookView'][];
      nextCursor: string | null;
    };
    WebhookBody: {
      /** @description https, and a public address after name resolution */
      url: string;
      events: (
        | 'recording.linked'
        | 'recording.link_changed'
        | 'recording.erased'
        | 'sync.failed'
        | 'connection.needs_attention'
        | 'webhook.ping'
      )[];
      description?: string | null;
    };
    CreatedWebhookView: {
      id: string;
      url: string;
      events: (
        | 'recording.linked'
        | 'recording.link_changed'
        | 'recording.erased'
        | 'sync.failed'
        | 'connection.needs_attention'
        | 'webhook.ping'
      )[];
      description: string | null;
      /** @description Nothing is told to it while false */
      enabled: boolean;
      /**
       * Format: date-time
       * @description After a rotation, until when messages are signed with the secret before, too
       */
      previousSecretEndsAt: string | null;
      /** Format: date-time */
      createdAt: string;
      /**
       * @description Signs the messages, as Standard Webhooks; shown this once
       * @example whsec_…
       */
      secret: string;
    };
    WebhookChangeBody: {
      /** @description https, and a public address after name resolution */
      url?: string;
      events?: (
        | 'recording.linked'
        | 'recording.link_changed'
        | 'recording.erased'
        | 'sync.failed'
        | 'connection.needs_attention'
        | 'webhook.ping'
      )[];
      description?: string | null;
      /** @description Nothing is told to it while false */
      enabled?: boolean;
    };
    DeliveryView: {
      /** @description Also the header webhook-id, the same in every try */
      id: string;
      /** @enum {string} */
      type:
        | 'recording.linked'
        | 'recording.link_changed'
        | 'recording.erased'
        | 'sync.failed'
        | 'connection.needs_attention'
        | 'webhook.ping';
      /** Format: date-time */
      occurredAt: string;
      /** @description The member data of the message */
      payload: {
        [key: string]: unknown;
      };
      /** @enum {string} */
      state: 'pending' | 'delivered' | 'failed';
      attempts: number;
      /** Format: date-time */
      nextAttemptAt: string | null;
      /** Format: date-time */
      lastAttemptAt: string | null;
      /** @description HTTP status; null when there was no answer */
      lastStatus: number | null;
      lastError: string | null;
      /** Format: date-time */
      deliveredAt: string | null;
    };
    PageOfDeliveryView: {
      data: components['schemas']['DeliveryView'][];
      nextCursor: string | null;
    };
    Problem: {
      type: string;
      title: string;
      status: number;
      /** @description Stable; see docs/errors.md */
      code: string;
      detail: string;
      requestId: string;
      errors?: {
        path: string;
        message: string;
      }[];
    };
    /** @description As the hand-in answers */
    RecordingLinked: components['schemas']['RecordingAnswerView'];
    RecordingLinkChanged: {
      externalId: string;
      actor: components['schemas']['ActorView'];
      /** @enum {string} */
      slot: 'person' | 'account' | 'opportunity';
      /** @enum {string} */
      action: 'set' | 'cleared' | 'released';
      before: {
        /** @enum {string} */
        state: 'pending' | 'linked' | 'empty';
        /** @enum {string} */
        origin: 'auto' | 'manual';
        crmId: string | null;
        type: string | null;
        name: string | null;
        reason: string | null;
      };
      after: {
        /** @enum {string} */
        state: 'pending' | 'linked' | 'empty';
        /** @enum {string} */
        origin: 'auto' | 'manual';
        crmId: string | null;
        type: string | null;
        name: string | null;
        reason: string | null;
      };
    };
    RecordingErased: {
      externalId: string;
      /** Format: date-time */
      erasedAt: string;
      reason: string;
    };
    SyncFailed: {
      /** Format: uuid */
      id: string;
      object: string;
      mode: string;
      /** @constant */
      state: 'failed';
      error: {
        code: string;
        detail: string;
      };
    };
    ConnectionNeedsAttention: {
      code: string;
      message: string;
    };
    WebhookPing: {
      /** Format: uuid */
      webhookId: string;
    };
    SyncProgress: {
      /** Format: uuid */
      id: string;
      object: string;
      mode: string;
      state: string;
      phase?: string | null;
      counts?: {
        [key: string]: number | null;
      };
      apiCalls?: number;
      bytes?: number;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  ApiKeys_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfApiKeyView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ApiKeys_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ApiKeyBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedApiKeyView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ApiKeys_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Audit_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
        /** @description One action (`api_key.create`), or all of a kind (`api_key`) */
        action?: string;
        /** @description Part of the name of who did it, in any case */
        actor?: string;
        /** @description The id or name of what was changed, whole */
        subject?: string;
        /** @description At or after */
        from?: string;
        /** @description Before */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfAuditView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Session_whoAmI: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Session_signIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignInBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Session_signOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Session_changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordBody'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Sessions_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfSessionListView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Sessions_endOthers: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Sessions_end: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Users_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfUserView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Users_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UserBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedUserView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Users_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Users_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UserChangeBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Users_resetPassword: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedUserView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CrmFields_list: {
    parameters: {
      query: {
        /** @description In any case */
        object: 'Opportunity' | 'Account' | 'Contact' | 'Lead';
        /** @description With sample values, for one more call to the org */
        samples?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CrmFieldsView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FieldMappings_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description In any case */
        object: 'Opportunity' | 'Account' | 'Contact' | 'Lead';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FieldMappingView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FieldMappings_replace: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description In any case */
        object: 'Opportunity' | 'Account' | 'Contact' | 'Lead';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FieldMappingBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedFieldMappingView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FieldMappings_saveDefaults: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description In any case */
        object: 'Opportunity' | 'Account' | 'Contact' | 'Lead';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedFieldMappingView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Stages_read: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StagesView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Stages_replace: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StagesBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StagesView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Stages_alignment: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlignmentView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Stages_adopt: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['AdoptionBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StagesView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Settings_read: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SettingsView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Settings_patch: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SettingsPatch'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SettingsView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Connection_read: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectionViewDto'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Connection_connect: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConnectBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectionViewDto'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Connection_disconnect: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Connection_authorize: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AuthorizeBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuthorizationView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Connection_diagnose: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiagnosisView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Callback_finish: {
    parameters: {
      query?: {
        error_description?: unknown;
        error?: unknown;
        code?: unknown;
        /** @description Of the answer to `authorize`; single-use */
        state?: unknown;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description To the console: `/connection?connected`, or `?error=CODE` */
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  EmbedTokens_issue: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EmbedTokenBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EmbedTokenView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Erasures_erase: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ErasureBody'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Erasures_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Recordings_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        externalId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecordingView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Recordings_handIn: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        externalId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecordingBody'];
      };
    };
    responses: {
      /** @description Decided before; the body is not taken */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecordingAnswerView'];
        };
      };
      /** @description Decided now */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecordingAnswerView'];
        };
      };
      /** @description Pending; a repeat replaces the body */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecordingAnswerView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ErasedRecordings_erase: {
    parameters: {
      query?: {
        /** @description Why, for the tombstone; name nobody in it */
        reason?: string;
      };
      header?: never;
      path: {
        externalId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Erased now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasedRecordingView'];
        };
      };
      /** @description Erased before */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Events_stream: {
    parameters: {
      query?: never;
      header?: {
        /** @description Go on after this event */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Server-sent events; the data of each is JSON */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream':
            | components['schemas']['RecordingLinked']
            | components['schemas']['RecordingLinkChanged']
            | components['schemas']['RecordingErased']
            | components['schemas']['SyncFailed']
            | components['schemas']['ConnectionNeedsAttention']
            | components['schemas']['WebhookPing']
            | components['schemas']['SyncProgress'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Health_live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LivenessView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Health_ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadinessView'];
        };
      };
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadinessView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Health_prometheus: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Prometheus' text format */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Meetings_register: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        externalId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MeetingBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeetingView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  DialerCalls_register: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        externalId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DialerCallBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DialerCallView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Recordings_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
        state?: 'pending' | 'decided';
        /** @description With `slotState` or `reason`: of this slot alone */
        slot?: 'person' | 'account' | 'opportunity';
        slotState?: 'pending' | 'linked' | 'empty';
        reason?:
          | 'MAPPING_INCOMPLETE'
          | 'NOT_CONNECTED'
          | 'NO_EXTERNAL_PARTICIPANT'
          | 'NO_EXTERNAL_EMAIL'
          | 'UNREADABLE_ADDRESS'
          | 'EXCLUDED'
          | 'NO_RELATIONSHIP'
          | 'NO_TALK_TIME'
          | 'NO_PERSON_FOR_EMAIL'
          | 'AMBIGUOUS_PERSON'
          | 'PERSON_WITHHELD'
          | 'FREE_MAIL_DOMAIN'
          | 'DISPOSABLE_DOMAIN'
          | 'SHARED_HOST_DOMAIN'
          | 'INTERNAL_DOMAIN'
          | 'NO_ACCOUNT_FOR_DOMAIN'
          | 'AMBIGUOUS_ACCOUNT'
          | 'ACCOUNT_WITHHELD'
          | 'ACCOUNT_WITHOUT_OPPORTUNITY'
          | 'OPPORTUNITIES_WITHHELD'
          | 'CLEARED_BY_HAND';
        /** @description Linked to this Account, or to one merged into it */
        accountCrmId?: string;
        opportunityCrmId?: string;
        personCrmId?: string;
        /** @description Part of a title, an external id or a linked name, in any case */
        q?: string;
        /** @description Started at or after */
        from?: string;
        /** @description Started before */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfRecordingView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Recordings_history: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        externalId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecordingReasons_list: {
    parameters: {
      query?: {
        state?: 'pending' | 'decided';
        /** @description With `slotState` or `reason`: of this slot alone */
        slot?: 'person' | 'account' | 'opportunity';
        slotState?: 'pending' | 'linked' | 'empty';
        reason?:
          | 'MAPPING_INCOMPLETE'
          | 'NOT_CONNECTED'
          | 'NO_EXTERNAL_PARTICIPANT'
          | 'NO_EXTERNAL_EMAIL'
          | 'UNREADABLE_ADDRESS'
          | 'EXCLUDED'
          | 'NO_RELATIONSHIP'
          | 'NO_TALK_TIME'
          | 'NO_PERSON_FOR_EMAIL'
          | 'AMBIGUOUS_PERSON'
          | 'PERSON_WITHHELD'
          | 'FREE_MAIL_DOMAIN'
          | 'DISPOSABLE_DOMAIN'
          | 'SHARED_HOST_DOMAIN'
          | 'INTERNAL_DOMAIN'
          | 'NO_ACCOUNT_FOR_DOMAIN'
          | 'AMBIGUOUS_ACCOUNT'
          | 'ACCOUNT_WITHHELD'
          | 'ACCOUNT_WITHOUT_OPPORTUNITY'
          | 'OPPORTUNITIES_WITHHELD'
          | 'CLEARED_BY_HAND';
        /** @description Linked to this Account, or to one merged into it */
        accountCrmId?: string;
        opportunityCrmId?: string;
        personCrmId?: string;
        /** @description Part of a title, an external id or a linked name, in any case */
        q?: string;
        /** @description Started at or after */
        from?: string;
        /** @description Started before */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReasonsView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RelatedRecords_tile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        externalId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TileView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RelatedRecords_explanation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        externalId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExplanationView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RelatedRecords_set: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        externalId: string;
        slot: 'person' | 'account' | 'opportunity';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LinkBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TileView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RelatedRecords_clear: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        externalId: string;
        slot: 'person' | 'account' | 'opportunity';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TileView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RelatedRecords_release: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        externalId: string;
        slot: 'person' | 'account' | 'opportunity';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TileView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Feeds_ofPerson: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        crmId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfFeedEntryView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Feeds_ofAccount: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        crmId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfFeedEntryView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Feeds_ofOpportunity: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        crmId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfFeedEntryView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Preview_decide: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PreviewBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExplanationView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Preview_compareRecent: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecentPreviewBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecentPreviewView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Mirror_accounts: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
        /** @description Part of the name, in any case */
        q?: string;
        /** @description People with that address; accounts and opportunities of a contact with it */
        email?: string;
        /** @description Host or registrable domain of a website or an address */
        domain?: string;
        /** @description 15 or 18 characters */
        accountCrmId?: string;
        includeDeleted?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfRecordView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Mirror_opportunities: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
        /** @description Part of the name, in any case */
        q?: string;
        /** @description People with that address; accounts and opportunities of a contact with it */
        email?: string;
        /** @description Host or registrable domain of a website or an address */
        domain?: string;
        /** @description 15 or 18 characters */
        accountCrmId?: string;
        includeDeleted?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfRecordView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Mirror_people: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
        /** @description Part of the name, in any case */
        q?: string;
        /** @description People with that address; accounts and opportunities of a contact with it */
        email?: string;
        /** @description Host or registrable domain of a website or an address */
        domain?: string;
        /** @description 15 or 18 characters */
        accountCrmId?: string;
        includeDeleted?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfRecordView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Mirror_account: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        crmId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecordView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Mirror_opportunity: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        crmId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecordView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Mirror_person: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        crmId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecordView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Overview_read: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OverviewView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Overview_setup: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SetupView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Parity_report: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ParityReport'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SyncErrors_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
        /** @description none: one row per record */
        groupBy?: 'cause' | 'none';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfSyncErrorView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SyncErrors_retry: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncRunList'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Syncs_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
        object?: 'User' | 'Account' | 'Contact' | 'Lead' | 'Opportunity' | 'OpportunityContactRole';
        state?: 'queued' | 'running' | 'succeeded' | 'partial' | 'paused' | 'needs_approval' | 'failed' | 'cancelled';
        mode?: 'full' | 'incremental' | 'reconcile' | 'backfill';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfSyncRunView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Syncs_request: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['SyncRequest'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncRunList'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Syncs_estimate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['EstimateRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncEstimateView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Syncs_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncRunView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Syncs_deletions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PendingDeletionsView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Syncs_cancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncRunView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Syncs_approve: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncRunView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Syncs_undo: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncRunView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CrmRecords_refresh: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RefreshBody'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncRunView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Webhooks_list: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfWebhookView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Webhooks_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookBody'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedWebhookView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Webhooks_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Webhooks_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookChangeBody'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Webhooks_rotateSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedWebhookView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Webhooks_ping: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Webhooks_deliveries: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageOfDeliveryView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Webhooks_replay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryView'];
        };
      };
      /** @description A problem (RFC 9457) */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem (RFC 9457) */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  webhook_RecordingLinked: {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try of one delivery: tells repeats apart */
        'webhook-id': string;
        /** @description Seconds since 1970, of this try */
        'webhook-timestamp': string;
        /** @description Standard Webhooks: `v1,` and the HMAC-SHA256 of id, timestamp and body, for each valid secret */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @constant */
          type: 'recording.linked';
          /** Format: date-time */
          timestamp: string;
          data: components['schemas']['RecordingLinked'];
        };
      };
    };
    responses: {
      /** @description Heard */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Tried again later */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  webhook_RecordingLinkChanged: {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try of one delivery: tells repeats apart */
        'webhook-id': string;
        /** @description Seconds since 1970, of this try */
        'webhook-timestamp': string;
        /** @description Standard Webhooks: `v1,` and the HMAC-SHA256 of id, timestamp and body, for each valid secret */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @constant */
          type: 'recording.link_changed';
          /** Format: date-time */
          timestamp: string;
          data: components['schemas']['RecordingLinkChanged'];
        };
      };
    };
    responses: {
      /** @description Heard */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Tried again later */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  webhook_RecordingErased: {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try of one delivery: tells repeats apart */
        'webhook-id': string;
        /** @description Seconds since 1970, of this try */
        'webhook-timestamp': string;
        /** @description Standard Webhooks: `v1,` and the HMAC-SHA256 of id, timestamp and body, for each valid secret */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @constant */
          type: 'recording.erased';
          /** Format: date-time */
          timestamp: string;
          data: components['schemas']['RecordingErased'];
        };
      };
    };
    responses: {
      /** @description Heard */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Tried again later */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  webhook_SyncFailed: {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try of one delivery: tells repeats apart */
        'webhook-id': string;
        /** @description Seconds since 1970, of this try */
        'webhook-timestamp': string;
        /** @description Standard Webhooks: `v1,` and the HMAC-SHA256 of id, timestamp and body, for each valid secret */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @constant */
          type: 'sync.failed';
          /** Format: date-time */
          timestamp: string;
          data: components['schemas']['SyncFailed'];
        };
      };
    };
    responses: {
      /** @description Heard */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Tried again later */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  webhook_ConnectionNeedsAttention: {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try of one delivery: tells repeats apart */
        'webhook-id': string;
        /** @description Seconds since 1970, of this try */
        'webhook-timestamp': string;
        /** @description Standard Webhooks: `v1,` and the HMAC-SHA256 of id, timestamp and body, for each valid secret */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @constant */
          type: 'connection.needs_attention';
          /** Format: date-time */
          timestamp: string;
          data: components['schemas']['ConnectionNeedsAttention'];
        };
      };
    };
    responses: {
      /** @description Heard */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Tried again later */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  webhook_WebhookPing: {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try of one delivery: tells repeats apart */
        'webhook-id': string;
        /** @description Seconds since 1970, of this try */
        'webhook-timestamp': string;
        /** @description Standard Webhooks: `v1,` and the HMAC-SHA256 of id, timestamp and body, for each valid secret */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @constant */
          type: 'webhook.ping';
          /** Format: date-time */
          timestamp: string;
          data: components['schemas']['WebhookPing'];
        };
      };
    };
    responses: {
      /** @description Heard */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Tried again later */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
