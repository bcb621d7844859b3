const NAMES = {
  '+1': '👍', '-1': '👎', thumbsup: '👍', thumbsdown: '👎', ok_hand: '👌', clap: '👏', wave: '👋',
  raised_hands: '🙌', pray: '🙏', muscle: '💪', point_right: '👉', point_left: '👈', eyes: '👀',
  smile: '😄', slightly_smiling_face: '🙂', grin: '😁', joy: '😂', wink: '😉', thinking_face: '🤔',
  cry: '😢', sob: '😭', sweat_smile: '😅', tada: '🎉', rocket: '🚀', fire: '🔥', sparkles: '✨',
  heart: '❤️', star: '⭐', white_check_mark: '✅', heavy_check_mark: '✔️', ballot_box_with_check: '☑️',
  x: '❌', negative_squared_cross_mark: '❎', no_entry: '⛔', no_entry_sign: '🚫', octagonal_sign: '🛑',
  warning: '⚠️', rotating_light: '🚨', bangbang: '‼️', exclamation: '❗', question: '❓',
  information_source: 'ℹ️', bulb: '💡', bell: '🔔', no_bell: '🔕', mega: '📣', loudspeaker: '📢',
  hourglass: '⌛', hourglass_flowing_sand: '⏳', stopwatch: '⏱️', alarm_clock: '⏰', clock1: '🕐',
  calendar: '📆', date: '📅', spiral_calendar_pad: '🗓️', memo: '📝', pencil: '✏️', pencil2: '✏️',
  clipboard: '📋', page_facing_up: '📄', file_folder: '📁', open_file_folder: '📂', package: '📦',
  inbox_tray: '📥', outbox_tray: '📤', email: '✉️', envelope: '✉️', incoming_envelope: '📨',
  ticket: '🎫', label: '🏷️', bookmark: '🔖', link: '🔗', paperclip: '📎', pushpin: '📌', lock: '🔒',
  unlock: '🔓', key: '🔑', gear: '⚙️', wrench: '🔧', hammer_and_wrench: '🛠️', shield: '🛡️', mag: '🔍',
  bar_chart: '📊', chart_with_upwards_trend: '📈', chart_with_downwards_trend: '📉',
  arrow_right: '➡️', arrow_left: '⬅️', arrow_up: '⬆️', arrow_down: '⬇️', arrow_upper_right: '↗️',
  arrow_heading_up: '⤴️', leftwards_arrow_with_hook: '↩️', arrow_right_hook: '↪️', repeat: '🔁',
  arrows_counterclockwise: '🔄', fast_forward: '⏩', rewind: '⏪', busts_in_silhouette: '👥',
  bust_in_silhouette: '👤', office: '🏢', palm_tree: '🌴', face_with_thermometer: '🤒', house: '🏠',
  house_with_garden: '🏡', airplane: '✈️', coffee: '☕', red_circle: '🔴', large_blue_circle: '🔵',
  large_green_circle: '🟢', large_yellow_circle: '🟡', large_orange_circle: '🟠', white_circle: '⚪',
  black_circle: '⚫', large_blue_square: '🟦', runner: '🏃', running: '🏃', handshake: '🤝', zap: '⚡',
  checkered_flag: '🏁', triangular_flag_on_post: '🚩', speech_balloon: '💬', robot_face: '🤖', new: '🆕',
};

/** The character of an emoji name; the name between colons when it is unknown. */
export const emoji = (name) => NAMES[name.replaceAll(':', '')] ?? `:${name.replaceAll(':', '')}:`;

export const withEmoji = (text) => text.replace(/:([a-z0-9_+-]+):/g, (whole) => emoji(whole));
