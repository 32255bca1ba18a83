import KeyDerivation

extension KnownAnswer {
  /// Messages whose padding starts at, before and after each boundary, and a long one.
  ///
  /// Any line is recomputed with Python's hashlib, here for SHA-256 and 55 bytes:
  /// `hashlib.sha256(bytes(i % 251 for i in range(55))).hexdigest()`.
  static let patterns: [KnownAnswer] = [
    KnownAnswer(
      .sha256, 0,
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    KnownAnswer(
      .sha256, 55,
      "463eb28e72f82e0a96c0a4cc53690c571281131f672aa229e0d45ae59b598b59"),
    KnownAnswer(
      .sha256, 56,
      "da2ae4d6b36748f2a318f23e7ab1dfdf45acdc9d049bd80e59de82a60895f562"),
    KnownAnswer(
      .sha256, 63,
      "29af2686fd53374a36b0846694cc342177e428d1647515f078784d69cdb9e488"),
    KnownAnswer(
      .sha256, 64,
      "fdeab9acf3710362bd2658cdc9a29e8f9c757fcf9811603a8c447cd1d9151108"),
    KnownAnswer(
      .sha256, 111,
      "60780e9451bdc43cf4530ffc95cbb0c4eb24dae2c39f55f334d679e076c08065"),
    KnownAnswer(
      .sha256, 112,
      "09373f127d34e61dbbaa8bc4499c87074f2ddb10e1b465f506d7d70a15011979"),
    KnownAnswer(
      .sha256, 127,
      "92ca0fa6651ee2f97b884b7246a562fa71250fedefe5ebf270d31c546bfea976"),
    KnownAnswer(
      .sha256, 128,
      "471fb943aa23c511f6f72f8d1652d9c880cfa392ad80503120547703e56a2be5"),
    KnownAnswer(
      .sha256, 1_000_000,
      "2c030d49ec131bfbbb446ad21e7a2f12cdb4f2f4f3fda3ac709dd2e68a4646c7"),
    KnownAnswer(
      .sha384, 0,
      "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da"
        + "274edebfe76f65fbd51ad2f14898b95b"),
    KnownAnswer(
      .sha384, 55,
      "dcedb6b590edb4efa849c801e6b6490657a5c1e64f69269f5f63c9267f6223de"
        + "24cea7aaa6b267d9bcecc15147b6c875"),
    KnownAnswer(
      .sha384, 56,
      "7b9132d597b8873ad55bbc30f18ed3f2c9f340e7de69fb5774056c71a06d9bc2"
        + "b14137e9e1c68b6b645fed28b188249d"),
    KnownAnswer(
      .sha384, 63,
      "dd66b519f51a925814407a449c60b34c553d7652d41783ee903a810a4c9f833b"
        + "8181c91c7f12283eacd6a5f8a2639ddf"),
    KnownAnswer(
      .sha384, 64,
      "9f2c9eb7116b3d7a4ba84a74a4d4eff8a5efcf54b6d7b662693c38577914c73a"
        + "214766f0a175339bb0895a863824fc0a"),
    KnownAnswer(
      .sha384, 111,
      "f5f9fe110d809d34029de262a01b208356caec6e054c7f926b2591f6c9780579"
        + "d4b59f5578c6f531a84f158a33660cef"),
    KnownAnswer(
      .sha384, 112,
      "33ba080ec0ccb378e4e95fed3b26c23aa1a280476e007519ee47f60cd9c5c8a6"
        + "5d627259a9aa2fd33ca06d3c14ee5548"),
    KnownAnswer(
      .sha384, 127,
      "d5fcfe2fcf6b3ef375ede37c8123d9b78065fecc1d55197e2f7721e6e9a93d0b"
        + "a4d7fd15f9b96dea2744df24141ba2ef"),
    KnownAnswer(
      .sha384, 128,
      "ca2385773319124534111a36d0581fc3f00815e907034b90cff9c3a861e126a7"
        + "41d5dfcff65a417b6d7296863ac0ec17"),
    KnownAnswer(
      .sha384, 1_000_000,
      "6617ea3f5ceba4043c9543ff4210a9440a2f1f3a61d2f0d37bcc9beb5f65ba17"
        + "ac25a71738d8d900899785c4859ad52e"),
    KnownAnswer(
      .sha512, 0,
      "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
        + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"),
    KnownAnswer(
      .sha512, 55,
      "6856647f269c2ee3d8128f0b25427659d880641ef343300dd3cd4679168f58d6"
        + "527fda70b4ebc854e2065e172b7d58c1536992c0810599259ba84a2b40c65414"),
    KnownAnswer(
      .sha512, 56,
      "8b12b2f6fe400a51d29656e2b8c42a1bbfe6fcf3e425da430db05d1a2dda1479"
        + "0dee20fa8b22d8762afffe4988a5c98a4430d22a17e41e23d90fa61ab75671a9"),
    KnownAnswer(
      .sha512, 63,
      "9dc9c5598e55dc42955695320839788e353f1d7f6ba74df74c80a8a52f463c06"
        + "97f57f68835d1418f4ce9b6530cd79bd0f4c6f7e13c93feb1218c0b65c2c0561"),
    KnownAnswer(
      .sha512, 64,
      "ee4320ebaf3fdb4f2c832b137200c08e235e0fa7bbd0eb1740c7063ba8a0d151"
        + "da77e003398e1714a955d475b05e3e950b639503b452ec185de4229bc4873949"),
    KnownAnswer(
      .sha512, 111,
      "a1a111449b198d9b1f538bad7f3fc1022b3a5b1a5e90a0bc860de8512746cbc3"
        + "1599e6c834de3a3235327af0b51ff57bf7acf1974a73014d9c3953812edc7c8d"),
    KnownAnswer(
      .sha512, 112,
      "c5fbd731d19d2ae1180f001be72c2c1aaba1d7b094b3748880e24593b8e117a7"
        + "50e11c1bd867cc2f96dace8c8b74abd2d5c4f236be444e77d30d1916174070b9"),
    KnownAnswer(
      .sha512, 127,
      "eab89674feaa34e27aebeeff3c0a4d70070bb872d5e9f186cf1dbbdee517b6e3"
        + "5724d629ff025a5b07185e911ada7e3c8acf830aa0e4f71777bd2d44f504f7f0"),
    KnownAnswer(
      .sha512, 128,
      "1dffd5e3adb71d45d2245939665521ae001a317a03720a45732ba1900ca3b835"
        + "1fc5c9b4ca513eba6f80bc7b1d1fdad4abd13491cb824d61b08d8c0e1561b3f7"),
    KnownAnswer(
      .sha512, 1_000_000,
      "c64684a6d351bdb7e7e050d30d61ca838044c888d7a488142cc0001e56e86e8f"
        + "aec7ab8588dfa82243fecd146da30cce2625c494b1d0c2633fb044c3a2f9a0af"),
  ]
}
