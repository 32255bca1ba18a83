import JSONText
import Operations

extension OperationSample {
  /// The operations on chains and forks of epochs.
  static let epochs: [OperationSample] = [
    OperationSample(
      operation: KeySchedule.self,
      input: [
        "init_secret": "01", "commit_secret": "02", "psk_secret": "03", "group_context": "04",
        "confirmed_transcript_hash": "05",
        "exports": [["label": "é \"", "context": "", "length": 3]],
      ],
      output: [
        "joiner_secret": "01", "welcome_secret": "02", "epoch_secret": "03",
        "sender_data_secret": "04", "encryption_secret": "05", "exporter_secret": "06",
        "external_secret": "07", "confirmation_key": "08", "membership_key": "09",
        "resumption_psk": "0a", "epoch_authenticator": "0b", "parent_init_secret": "0c",
        "dmls_epoch": "0d", "confirmation_tag": "0e", "exports": ["0f", ""],
      ]),
    OperationSample(
      operation: EpochTree.self,
      input: [
        "epoch_secret": "01",
        "commits": [
          [
            "parent": 0, "path_secret": "02", "psk_secret": "03", "group_context": "04",
            "confirmed_transcript_hash": "05",
          ],
          [
            "parent": 1, "path_secret": .null, "psk_secret": "", "group_context": "",
            "confirmed_transcript_hash": "",
          ],
        ],
      ],
      output: [
        "epochs": [
          ["dmls_epoch": "01", "epoch_authenticator": "02", "parent_init_secret": "03"],
          [
            "init_secret": "04", "joiner_secret": "05", "epoch_secret": "06", "dmls_epoch": "07",
            "epoch_authenticator": "08", "parent_init_secret": "09", "confirmation_tag": "0a",
          ],
        ]
      ]),
    OperationSample(
      operation: ProcessCommits.self,
      input: [
        "start": ["epoch_secret": "01"],
        "events": [
          [
            "do": "commit", "dmls_epoch": "02", "path_secret": .null, "psk_secret": "03",
            "group_context": "04", "confirmed_transcript_hash": "05", "confirmation_tag": "06",
          ],
          [
            "do": "external_commit", "dmls_epoch": "02", "external_init_secret": "07",
            "path_secret": "08", "psk_secret": "03", "group_context": "04",
            "confirmed_transcript_hash": "05", "confirmation_tag": "06",
          ],
          ["do": "delete", "dmls_epoch": "02"], ["do": "save_and_restore"],
          ["do": "retained_nodes", "dmls_epoch": "02"],
        ],
      ],
      output: [
        "events": [
          ["dmls_epoch": "01", "epoch_authenticator": "02", "held": ["01", "03"]],
          ["error": "duplicate", "held": ["01", "03"]], ["held": ["03"]], ["held": []],
          ["nodes": [["depth": 0, "prefix": "", "secret": "04"]], "held": ["03"]],
        ]
      ]),
    OperationSample(
      operation: ProcessCommits.self,
      input: [
        "start": ["joiner_secret": "01", "psk_secret": "02", "group_context": "03"],
        "events": [],
      ],
      output: ["events": []]),
  ]
}
