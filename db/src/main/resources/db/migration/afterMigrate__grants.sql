-- What the app's role may do, said again after every migrate, so that a role created later or a
-- table added by hand ends up with exactly this and nothing more.
grant usage on schema baton, platform to ${app_role};
revoke create on schema baton, platform from ${app_role};
revoke all on all tables in schema baton from ${app_role};
revoke all on all tables in schema platform from ${app_role};
revoke all on all functions in schema baton from ${app_role};

grant select, insert, update, delete on platform.scheduled_tasks to ${app_role};
grant select, insert, delete on platform.seen_event to ${app_role};
grant select, insert, delete on platform.oauth_state to ${app_role};
grant select, insert, update on platform.mail_pace to ${app_role};
grant select, insert, update, delete on platform.mail_turn to ${app_role};
grant select, insert, delete on platform.telegram_start to ${app_role};
grant select, insert, delete on platform.telegram_chat to ${app_role};
grant select, insert, update on platform.telegram_reader to ${app_role};
grant select, insert, delete on platform.locator to ${app_role};

-- `serve` reads which migrations ran, and refuses to start behind them.
grant select on platform.flyway_schema_history to ${app_role};

-- History is added, never changed. What may change is named column by column.
grant select, insert on all tables in schema baton to ${app_role};
grant update (name, ticket_prefix, ticket_pattern, ticket_url_template, live_matrix_version,
              email_consent_by, email_consent_at, retention_months,
              history_open, roles_untold, account_tiers, setup_told_at, criteria_since)
  on baton.workspace to ${app_role};
grant update (email, name, tz, kind, slack_role, deactivated, away, away_until, email_opt_out, request_mail, refreshed_at,
              locale, language)
  on baton.member to ${app_role};
grant delete on baton.role_grant to ${app_role};
grant update (away_from, away_until, note, set_by, set_at), delete on baton.absence to ${app_role};
grant update (last_seq, category, priority, account_tier, customer, account_id, title, description, contact, status, opened_at,
              customer_waiting_since, first_response_at, resolved_at, closed_at, merged_into, exempt_because, external_id,
              source, updated_at, stamps, connection_id, gone, gone_into, desk_assignee, desk_owner)
  on baton.ticket to ${app_role};
grant update (state, version, decided_by, decided_at, override, new_owner,
              bounce_code, bounce_note, bounce_tier, bounce_ticket, undo_until, asked_step, ask_again_at)
  on baton.escalation to ${app_role};
grant update (tickets, named), delete on baton.leaver to ${app_role};
grant delete on baton.login_link to ${app_role};
grant update (seen_at), delete on baton.web_session to ${app_role};
grant update (opened_at, tab, pages, ordered, drawn, drawn_at), delete on baton.home to ${app_role};
grant update (name, folded_name, tier, contract_value_minor, currency, health, health_note, renewal_on, owner, backup_owner,
              executive, external_id, stamps, updated_at)
  on baton.account to ${app_role};
grant update (name, path_sha256, path, secret, secret_old, secret_old_until, rotated_at, account, key_template, people, off_at, off_by)
  on baton.connection to ${app_role};
grant update (type, ticket_key, account, state, reason, detail, settled_at, body, named), delete on baton.inbound to ${app_role};
grant update (count, last_at), delete on baton.inbound_refusal to ${app_role};
grant update (position, role, why, added_at, removed_at, redirected_by) on baton.recipient to ${app_role};
grant update (answers), delete on baton.draft to ${app_role};
grant update (interview_id, version, step, answers, base_version, changed_by, changed_at), delete on baton.setup to ${app_role};
grant update (state, attempts, address, external_id, error, next_at, settled_at,
              last_number, doubt_since, under_way_since, held, owed_since)
  on baton.delivery to ${app_role};
grant update (reason, probes, next_at, told_at), delete on baton.delivery_hold to ${app_role};
grant update (at, outcome, reason) on baton.delivery_attempt to ${app_role};
grant update (note, finished_at) on baton.reassignment to ${app_role};
grant update (outcome, seq) on baton.reassigned_ticket to ${app_role};
grant update (ticket_key, seq), delete on baton.message_origin to ${app_role};
grant update (trouble) on baton.attachment to ${app_role};
grant update (state) on baton.file_copy to ${app_role};
grant update (due_at, outcome, done_by, done_at) on baton.follow_up to ${app_role};
grant delete on baton.alert_mail, baton.telegram_start to ${app_role};
grant update (chat_id, chat_hash, name, linked_at), delete on baton.telegram_link to ${app_role};
grant update (address, secret, old_secret, old_until, set_by, set_at, failing_since), delete on baton.alert_webhook to ${app_role};
grant update (sealed, kept_at), delete on baton.oncall_key to ${app_role};
grant update (number, hash) on baton.audit_head to ${app_role};
grant update (state, content, version), delete on baton.matrix_proposal to ${app_role};
grant update (link, shown, linked_by, linked_at, looked_at, seen, trouble, failures), delete on baton.matrix_sheet to ${app_role};
grant update (target_us, worked_us, since, state, due_at, next_mark, mark_at, gen, breached_at, found_at, breach_cause,
              stopped_at, outcome, calendar_id, calendar_version, sla_version)
  on baton.clock to ${app_role};
grant update (files, since, set_by) on baton.criterion_mode to ${app_role};
grant update (told_at, tell_at) on baton.detection_pace to ${app_role};
grant update (gen, next_at, urgent) on baton.detection to ${app_role};
grant update (outcome, settled_at, seq) on baton.criterion_hit to ${app_role};

-- The only ways to change what is frozen: each blanks content of one workspace, by its own rule.
grant execute on function baton.erase_expired(timestamptz, int),
                          baton.erase_person(text, text, timestamptz) to ${app_role};
-- When a workspace ends, and when it is erased, is no column that the app may write, not even in a new row.
revoke insert on baton.installation from ${app_role};
grant insert (org_id, org_wide, bot_user, token, refresh_token, expires_at, refresh_until, version,
              installed_by, installed_at)
  on baton.installation to ${app_role};
grant update (org_wide, bot_user, token, refresh_token, expires_at, refresh_until, version,
              installed_by, installed_at)
  on baton.installation to ${app_role};

-- History is deleted by the last of these or not at all; it asks whether that is due. The first orders it, with
-- a period that its caller cannot choose.
grant execute on function baton.order_end(text, timestamptz), baton.take_end_back(),
                          baton.erase_workspace(timestamptz) to ${app_role};
