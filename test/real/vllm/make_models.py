"""Write two tiny Llama models without weights (vLLM fills them: --load-format dummy). usage: make_models.py DIR

DIR/tiny    8 layers, hidden 512, vocabulary 8192: the serving and throughput tests.
DIR/tiny-v  2 layers, hidden 128, vocabulary 12288: `vllm bench latency` draws token ids below 10000, so it needs that many.
The tokenizer is trained on Python's own standard library, which every machine has.
"""

import glob
import json
import os
import sys

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

SPECIAL = ["<s>", "</s>", "<pad>", "<|im_start|>", "<|im_end|>"]
CHAT = (
    "{% for m in messages %}{{ '<|im_start|>' + m['role'] + '\n' + m['content'] + '<|im_end|>\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)


def tokenizer(size):
    made = Tokenizer(models.BPE(unk_token=None))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    texts = sorted(glob.glob(os.path.dirname(os.__file__) + "/*.py"))[:200]
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    made.train(texts, trainers.BpeTrainer(vocab_size=size, special_tokens=SPECIAL, initial_alphabet=alphabet))
    return made


def make(folder, vocabulary, hidden, layers, heads, kv_heads, intermediate, max_position=4096):
    os.makedirs(folder, exist_ok=True)
    made = tokenizer(vocabulary)
    made.save(f"{folder}/tokenizer.json")
    files = {
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast", "bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>",
            "model_max_length": max_position, "add_bos_token": False, "clean_up_tokenization_spaces": False,
            "chat_template": CHAT,
        },
        "special_tokens_map.json": {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>"},
        "generation_config.json": {"bos_token_id": 0, "eos_token_id": 1, "pad_token_id": 2},
        "config.json": {
            "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": hidden,
            "intermediate_size": intermediate, "num_hidden_layers": layers, "num_attention_heads": heads,
            "num_key_value_heads": kv_heads, "head_dim": hidden // heads, "vocab_size": made.get_vocab_size(),
            "max_position_embeddings": max_position, "rms_norm_eps": 1e-5, "rope_theta": 10000.0, "hidden_act": "silu",
            "initializer_range": 0.02, "bos_token_id": 0, "eos_token_id": 1, "pad_token_id": 2,
            "tie_word_embeddings": False, "torch_dtype": "bfloat16", "attention_bias": False, "mlp_bias": False,
        },
    }
    for name, content in files.items():
        with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
            json.dump(content, file, indent=1)


root = sys.argv[1]
make(f"{root}/tiny", 8192, 512, 8, 8, 4, 1536)
make(f"{root}/tiny-v", 12288, 128, 2, 4, 2, 256)
